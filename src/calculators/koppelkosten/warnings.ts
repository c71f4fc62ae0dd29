import { formatEuro } from '../../dutch/money.ts';
import type { Warning } from './fees.ts';
import type { Vendor } from './vendor.ts';

/** Each warning in words; every figure in them comes from the vendor's rules. */
export const WARNINGS: Readonly<Record<Warning, (vendor: Vendor) => string>> = {
  W_UNIT_ASSUMED: () => 'Gerekend per praktijk; de bron noemt geen eenheid.',
  W_TERM_MISSING: ({ oneOff }) =>
    oneOff.kind === 'conditional'
      ? `Hoeveel maanden loopt uw contract nog? Bij een looptijd van ${oneOff.below.written} kan er eenmalig circa ${formatEuro(oneOff.amount.cents)} bij komen.`
      : 'Hoeveel maanden loopt uw contract nog?',
  W_ONEOFF_UNCERTAIN: ({ name, oneOff, recurring }) =>
    [
      oneOff.kind === 'conditional'
        ? `Eenmalig kan circa ${formatEuro(oneOff.amount.cents)} worden doorberekend;`
        : 'Er kunnen eenmalige kosten zijn;',
      'de hoogte hangt af van het aantal maanden. De rekenregel staat niet in de bron, ook niet of dit boven op',
      recurring.kind === 'fixed'
        ? `de ${formatEuro(recurring.amount.cents)} per maand`
        : 'het maandbedrag',
      `komt; vraag ${name}.`,
    ].join(' '),
  W_NACALCULATIE: () => 'Het is een schatting op basis van nacalculatie: de factuur kan afwijken.',
  W_TERM_IGNORED: () => 'De looptijd maakt hier niet uit: er zijn geen kosten per maand.',
  W_NO_HOURLY_RATE: ({ name, oneOff }) =>
    `${name} brengt voor de installatie ${oneOff.kind === 'hours' ? oneOff.hours.written : 'uren'} in rekening, betaald vanuit een afgesloten abonnement. Een uurtarief staat niet in de bron; vraag ${name}.`,
  W_HOSTING_UNKNOWN: () => 'Werkt u in de ASP-omgeving? Het maandbedrag geldt alleen daar.',
  W_RECURRING_NOT_STATED: () =>
    'Voor een niet-ASP-omgeving noemt de bron geen maandbedrag. Dat betekent niet dat er geen kosten zijn.',
  W_PART_YEAR: () =>
    'De bron geeft een bedrag per jaar en geen regel voor een deel van een jaar. Daarom geef ik geen totaal.',
  W_FIVE_YEAR_CONTRACT: ({ terms }) =>
    `Een looptijd van meer dan ${terms?.usual.months ?? 0} maanden kan alleen bij een contract van ${(terms?.longest.months ?? 0) / 12} jaar. Kijk naar de einddatum van uw contract.`,
};
