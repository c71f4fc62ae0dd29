/** A euro amount as it stands in Dutch text: `€ 2,50`, `€195,-`, `€ 12.500`. Millions are no amounts to pay. */
const EURO = /€\s?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}|-))?(?!\d|,\d|\s*(?:miljoen|miljard))/gu;

/** Every euro amount in a text, in whole cents. */
export function amountsIn(text: string): number[] {
  return [...text.matchAll(EURO)].map(([, euros = '0', cents = '0']) => {
    return Number(euros.replaceAll('.', '')) * 100 + (cents === '-' ? 0 : Number(cents));
  });
}

const euro = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' });

/** Whole cents as people write them: `€ 6.650,50`, with a normal space. */
export function formatEuro(cents: number): string {
  return euro.format(cents / 100).replace(/\u00a0/gu, ' ');
}
