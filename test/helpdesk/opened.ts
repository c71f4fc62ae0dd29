import type { Happening, Triage } from '../../src/helpdesk/ticket.ts';

/** The opening of a plain question at the helpdesk, with what a test is about. */
export function opened(
  region = 'regio',
  triage: Partial<Triage> = {},
): Extract<Happening, { kind: 'opened' }> {
  return {
    kind: 'opened',
    region,
    question: 'Wie betaalt de koppeling bij een overname?',
    askedAt: { platform: 'terminal', conversation: 'u1' },
    triage: {
      topic: { id: 'overig', title: 'Een andere vraag' },
      route: 'helpdesk',
      routeName: 'de helpdesk',
      urgency: 'U0',
      deadline: null,
      ask: [],
      caution: [],
      found: [],
      why: 'Het antwoord staat niet in de documenten.',
      ...triage,
    },
  };
}
