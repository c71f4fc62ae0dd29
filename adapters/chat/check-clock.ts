import { type Finding, good, warning, wrong } from './finding.ts';

/** Seconds. What a platform signs is refused when it seems five minutes old. */
const SKEWED = 60;
const REFUSED = 300;

/** Whether this machine has the time that a platform has; nothing where the platform did not say (`date`: its HTTP header). */
export function checkClock(date: string | null, now: Date, platform: string): Finding[] {
  if (date === null || Number.isNaN(Date.parse(date))) return [];
  const seconds = Math.round((now.getTime() - Date.parse(date)) / 1000);
  const off = Math.abs(seconds);
  if (off <= SKEWED) return [good(`de klok loopt gelijk met die van ${platform}.`)];
  const text = `de klok van deze machine loopt ${off} seconden ${seconds > 0 ? 'voor' : 'achter'}; zet hem gelijk (NTP)`;
  return [
    off > REFUSED
      ? wrong(`${text}, anders weigert Balie alles wat ${platform} stuurt.`)
      : warning(`${text}.`),
  ];
}
