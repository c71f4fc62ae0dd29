import { pino } from 'pino';
import type { Log } from '../src/front-desk/desk.ts';

/** One JSON line an event on the standard error, for operators. Fields hold ids and counts, never what somebody typed. */
export function createLog(): Log {
  const logger = pino({ base: null }, pino.destination({ dest: 2, sync: true }));
  return (event, fields) => logger.info({ event, ...fields });
}
