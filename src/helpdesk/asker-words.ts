import { type Choice, type Reply, reply } from '../reply.ts';
import type { Region } from './region.ts';
import { type Address, placeKey, type Ticket } from './ticket.ts';

// What the asker reads about their question at the helpdesk. Nothing of what the desk says among itself is in it.

/** Where the answer comes, the asker's platform decides: here, or in a conversation with Balie alone. */
const ANSWER_COMES = 'Ik stuur u het antwoord zodra het er is.';

/** The choices under an answer of the helpdesk; what they send is read by the front desk. */
export function answerChoices(id: string): Choice[] {
  return [
    { label: 'Opgelost', message: `/opgelost ${id}` },
    { label: 'Nog een vraag', message: `/nog-een-vraag ${id}` },
  ];
}

/** That a question lies at the helpdesk, and what would help it to answer. */
export function openedReply({ id, question, triage }: Ticket, { desk }: Region): Reply {
  // A patient's data is told of in a warning; what the desk asks back then is no homework.
  const ask = triage.urgency === 'U4' ? '' : triage.ask.map((line) => `• ${line}`).join('\n');
  return reply({
    kind: 'handover',
    title: `Uw vraag ligt bij ${desk.name} (vraag ${id})`,
    text: [
      `Uw vraag: “${question}”`,
      ANSWER_COMES,
      ask === '' ? '' : `Hier vraagt de helpdesk vaak naar. Houd het alvast bij de hand:\n\n${ask}`,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    route: triage.route,
  });
}

/** That the same question of the same person lies there already. */
export function alreadyOpenReply(
  { id, question, askedAt }: Ticket,
  place: Address,
  { desk }: Region,
): Reply {
  const here = placeKey(askedAt) === placeKey(place);
  return reply({
    kind: 'handover',
    title: `Uw vraag ligt al bij ${desk.name} (vraag ${id})`,
    text: `Uw vraag: “${question}”\n\n${here ? ANSWER_COMES : 'Het antwoord komt in het gesprek waarin u de vraag eerst stelde.'}`,
  });
}

/** The answer of the helpdesk, under the question. */
export function answeredReply(
  { id, question, answer, furtherQuestions }: Ticket,
  { desk }: Region,
): Reply {
  const asked = [question, ...[...furtherQuestions].reverse()].map((text) => `“${text}”`);
  return reply({
    kind: 'answer',
    title: `Antwoord van ${desk.name} op vraag ${id}`,
    text: [
      `Uw vraag: ${asked.join(' ')}`,
      answer?.text ?? '',
      'Is uw vraag hiermee opgelost?',
    ].join('\n\n'),
    choices: answerChoices(id),
  });
}

/** That a question was passed on to an outside party. */
export function forwardedReply({ id, question, party }: Ticket, { desk }: Region): Reply {
  return reply({
    kind: 'handover',
    title: `${desk.name} vraagt het na (vraag ${id})`,
    text: `Uw vraag: “${question}”\n\n${desk.name} vraagt dit na bij ${party?.name ?? 'een andere partij'}. ${ANSWER_COMES}`,
  });
}

/** That the desk looks at a question again. */
export function reopenedReply({ id, question }: Ticket, { desk }: Region): Reply {
  return reply({
    kind: 'handover',
    title: `${desk.name} kijkt opnieuw naar vraag ${id}`,
    text: `Uw vraag: “${question}”\n\n${ANSWER_COMES}`,
  });
}

/** That the desk, or Balie after some days without a word, closed a question. */
export function closedReply(ticket: Ticket, { desk }: Region): Reply {
  const { id, question, events } = ticket;
  const last = events.at(-1)?.what;
  const why = last?.kind === 'closed' ? last : null;
  const reason =
    why?.why === 'silence'
      ? 'Ik hoorde niets meer na het antwoord. Daarom heb ik de vraag gesloten.'
      : `${desk.name} heeft de vraag gesloten${why === null || why.text === '' ? '.' : `: ${why.text}`}`;
  return reply({
    kind: 'handover',
    title: `Vraag ${id} is gesloten`,
    text: `Uw vraag: “${question}”\n\n${reason}\n\nHebt u toch nog een vraag hierover? Dan kunt u de vraag weer openen.`,
    choices: [{ label: 'Nog een vraag', message: `/nog-een-vraag ${id}` }],
  });
}

/** What the asker reads after they closed, reopened or added to their own question. */
export function askerActedReply({ id, state, events }: Ticket, { desk }: Region): Reply {
  const last = events.at(-1)?.what;
  if (state === 'closed') {
    const solved = last?.kind === 'closed' && last.why === 'solved';
    return reply({
      kind: 'handover',
      title: solved ? `Mooi, vraag ${id} is gesloten` : `Vraag ${id} is ingetrokken`,
    });
  }
  if (last?.kind === 'added')
    return reply({ kind: 'handover', title: `Ik heb dat bij vraag ${id} gezet` });
  const silent = last?.kind === 'reopened' && last.text === '';
  return reply({
    kind: 'handover',
    title: `Vraag ${id} ligt weer bij ${desk.name}`,
    text: silent ? 'Wat wilt u nog weten? Typ het hier; ik zet het bij uw vraag.' : ANSWER_COMES,
  });
}
