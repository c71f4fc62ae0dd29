import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { nl } from 'date-fns/locale/nl';
import type { Happening, Ticket } from '../../src/helpdesk/ticket.ts';

/** Everything that happened to a ticket, a line each: "21 nov 2026 10:15  Anna: pakte de vraag op". */
export function logText({ events }: Ticket): string {
  return events
    .map(({ at, by, what }) => {
      const moment = format(new Date(at), 'd MMM yyyy HH:mm', {
        locale: nl,
        in: tz('Europe/Amsterdam'),
      });
      return `${moment}  ${by.name}: ${happeningText(what)}`;
    })
    .join('\n');
}

function happeningText(what: Happening): string {
  switch (what.kind) {
    case 'opened':
      return 'stelde de vraag';
    case 'claimed':
      return 'pakte de vraag op';
    case 'assigned':
      return `wees de vraag toe aan ${what.to.name}`;
    case 'forwarded':
      return `zette de vraag door naar ${what.to.name}${what.ask === '' ? '' : `, met: ${what.ask}`}`;
    case 'answered':
      return `antwoordde: ${what.text}`;
    case 'closed':
      return `${CLOSED[what.why]}${what.text === '' ? '' : `: ${what.text}`}`;
    case 'reopened':
      return `opende de vraag weer${what.text === '' ? '' : `: ${what.text}`}`;
    case 'added':
      return `schreef erbij: ${what.text}`;
    case 'saved':
      return `bewaarde het antwoord als ${what.article}`;
    case 'reminded':
      return 'herinnerde de helpdesk';
    case 'undelivered':
      return `kon een bericht niet bezorgen: ${what.what}`;
  }
}

const CLOSED: Readonly<Record<Extract<Happening, { kind: 'closed' }>['why'], string>> = {
  solved: 'was geholpen en sloot de vraag',
  withdrawn: 'trok de vraag in',
  desk: 'sloot de vraag',
  silence: 'sloot de vraag, omdat er niets meer kwam',
  forgotten: 'sloot de vraag, omdat de vrager vergeten wil worden',
};
