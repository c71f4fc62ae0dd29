import type { Store } from '../../src/helpdesk/store.ts';
import type { Finding } from './examine.ts';

/** Under which name it is kept that somebody looked. */
const LOOKED = 'doctor';

/** Whether something can be kept and read again, and whether what must be delivered is. */
export async function checkStore(
  store: Store,
  where: string,
  now: Date,
): Promise<readonly Finding[]> {
  const moment = now.toISOString();
  const { kept, waiting, failed } = await store.transaction(async ({ settings, outbox }) => {
    await settings.set(LOOKED, moment);
    return { kept: await settings.get(LOOKED), ...(await outbox.counts()) };
  });
  if (kept !== moment)
    return [{ verdict: 'wrong', text: `${where}: wat bewaard wordt, komt anders terug.` }];
  return [
    { verdict: 'good', text: `${where}: lezen en schrijven lukt.` },
    ...(waiting === 0
      ? []
      : [{ verdict: 'warning', text: `${berichten(waiting)} nog niet bezorgd.` } as const]),
    ...(failed === 0
      ? []
      : [
          {
            verdict: 'warning',
            text: `${berichten(failed)} niet bezorgd en opgegeven; bekijk ze met: balie tickets messages.`,
          } as const,
        ]),
  ];
}

const berichten = (count: number): string =>
  count === 1 ? '1 bericht is' : `${count} berichten zijn`;
