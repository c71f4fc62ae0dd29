import type { Store } from '../../src/helpdesk/store.ts';
import { type Finding, good, warning, wrong } from '../chat/finding.ts';

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
  if (kept !== moment) return [wrong(`${where}: wat bewaard wordt, komt anders terug.`)];
  return [
    good(`${where}: lezen en schrijven lukt.`),
    ...(waiting === 0 ? [] : [warning(`${berichten(waiting)} nog niet bezorgd.`)]),
    ...(failed === 0
      ? []
      : [
          warning(
            `${berichten(failed)} niet bezorgd en opgegeven; bekijk ze met: balie tickets messages.`,
          ),
        ]),
  ];
}

const berichten = (count: number): string =>
  count === 1 ? '1 bericht is' : `${count} berichten zijn`;
