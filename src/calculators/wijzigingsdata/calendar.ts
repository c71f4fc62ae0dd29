import ical, { ICalAlarmType } from 'ical-generator';
import { formatDay } from '../../dutch/dates.ts';
import type { Attachment } from '../../reply.ts';
import type { Start } from './dates.ts';

/** Where a change is requested (Zilveren Kruis, "Mijn huidige contract"). */
export const FORM =
  "het formulier onderaan de pagina 'Beleid en contract' van Zilveren Kruis ('Mijn huidige contract')";

/** A reminder this many seconds before the day itself: one week. */
const REMINDER = 7 * 24 * 60 * 60;

/** An iCalendar file (RFC 5545) with the deadline as a day-long event and a reminder one week before. */
export function calendarFile(
  names: string,
  { startDate, deadline }: Start,
  today: string,
): Attachment {
  const calendar = ical({
    name: 'Balie',
    prodId: { company: 'Balie', product: 'Balie', language: 'NL' },
  });
  const event = calendar.createEvent({
    id: `${deadline}-${names.toLowerCase().replace(/[^a-z0-9]+/gu, '-')}@balie`,
    start: `${deadline}T00:00:00Z`,
    allDay: true,
    stamp: `${today}T00:00:00Z`,
    summary: `Laatste dag: ${names} bij Zilveren Kruis aanvragen`,
    description: `Aanvraag voor de wijziging per ${formatDay(startDate)}, via ${FORM}.`,
  });
  event.createAlarm({
    type: ICalAlarmType.display,
    trigger: REMINDER,
    description: `Over een week is de laatste dag voor ${names}`,
  });
  return {
    name: `zilveren-kruis-${deadline}.ics`,
    type: 'text/calendar',
    content: calendar.toString(),
  };
}
