import { beforeAll, expect, it } from 'vitest';
import { deskAddress } from '../../src/front-desk/deliver.ts';
import { done } from '../../src/front-desk/outcome.ts';
import {
  actedReply,
  askedOnNotice,
  assignedNotice,
  failedNotice,
} from '../../src/helpdesk/desk-words.ts';
import type { Unit } from '../../src/helpdesk/store.ts';
import type { Actor, Colleague, Ticket } from '../../src/helpdesk/ticket.ts';
import { reply } from '../../src/reply.ts';
import { describeStore } from './describe-store.ts';
import { dumpText } from './engines.ts';
import { AT, article, message, opened, parcel, place, question } from './samples.ts';

/** Ids with signs that a pattern would read as something else. */
const ANNA: Actor = { role: 'asker', id: 'anna_%', name: 'Annabel' };
const COR: Actor = { role: 'asker', id: 'cor_%', name: 'Cornelis' };
const BEA: Actor = { role: 'desk', id: 'bea_d', name: 'Beatrijs' };
const DIRK: Actor = { role: 'desk', id: 'dirk', name: 'Dirk' };

const colleague = ({ id, name }: Actor): Colleague => ({ id, name });
const said = (title: string) => reply({ kind: 'answer', title });

/** What one person does, with a word of its own in every text. */
async function ask(unit: Unit, asker: Actor, word: string): Promise<Ticket> {
  await unit.inbox.accept(message(`${word}-1`, word, `${word}-getypt`, asker));
  await unit.inbox.settle(`${word}-1`, done(said(`${word}-antwoord`)));
  await unit.inbox.accept(message(`${word}-2`, word, `${word}-wacht nog`, asker));
  await unit.inbox.accept(message(`${word}-3`, 'gedeeld', `${word}-samen`, asker));
  await unit.outbox.add(`reply:${word}-3`, parcel('gedeeld', `${word}-samen`), 'terminal', AT);
  const person = asker.id;
  await unit.conversations.put(
    place(word),
    { person, question: `${word}-gesprek`, ticket: null },
    AT,
  );
  const asked = question(`${word}-1`, { person, text: `${word}-vraag` });
  await unit.questions.rate(await unit.questions.log(asked), person, true, AT);
  await unit.messages.put(`reply:${word}-1`, `terminal:${word}`, said(`${word}-bericht`), AT);
  await unit.outbox.add(`reply:${word}-2`, parcel(word, `${word}-onderweg`), 'terminal', AT);
  const failed = failedNotice(asker, `${word}-fout`);
  await unit.messages.put(`failed:${word}-2`, deskAddress('noord'), failed, AT);
  return unit.tickets.open(opened(`${word}-ticket`, 'noord', word), asker, AT);
}

/** What the desk does with it; each thing repeats something of the asker. */
async function answer(unit: Unit, ticket: Ticket, word: string): Promise<void> {
  const { id } = ticket;
  const assigned = await unit.tickets.append(
    ticket,
    { kind: 'assigned', to: colleague(BEA) },
    DIRK,
    AT,
  );
  const by = await unit.tickets.append(assigned, { kind: 'claimed' }, BEA, AT);
  const answered = await unit.tickets.append(
    by,
    { kind: 'answered', text: `${word}-uitleg` },
    BEA,
    AT,
  );
  const reopened = await unit.tickets.append(
    answered,
    { kind: 'reopened', text: `${word}-verder` },
    { role: 'asker', ...ticket.asker },
    AT,
  );
  for (const [key, kept] of [
    ['toegewezen', assigned],
    ['heropend', reopened],
  ] as const) {
    const notice =
      key === 'heropend'
        ? askedOnNotice(kept, '2026-11-23')
        : assignedNotice(kept, 'Dirk', '2026-11-23');
    await unit.messages.put(`${word}-${key}`, deskAddress('noord'), notice, AT);
    await unit.outbox.add(
      `${word}-${key}`,
      { kind: 'notice', region: 'noord', reply: notice },
      'local',
      AT,
    );
    const act = {
      kind: 'act',
      ticket: id,
      role: 'desk',
      act: { kind: 'assign', to: colleague(BEA) },
    } as const;
    await unit.inbox.accept({ ...message(`${word}-${key}`, 'dirk', '', DIRK), what: act });
    await unit.inbox.settle(`${word}-${key}`, done(actedReply(answered), { ticket: id }));
  }
  const saved = article(`helpdesk-${id}`, {
    ticket: id,
    question: `kennis ${word}`,
    author: colleague(BEA),
  });
  await unit.articles.put(saved);
}

describeStore('the data of people', ({ inOne, database }) => {
  beforeAll(() =>
    inOne(async (unit) => {
      await answer(unit, await ask(unit, ANNA, 'appel'), 'appel');
      await answer(unit, await ask(unit, COR, 'citroen'), 'citroen');
    }),
  );
  const exported = async (person: string) =>
    JSON.stringify(await inOne(({ people }) => people.export(person)));
  const forget = (person: string) => inOne(({ people }) => people.forget(person));

  it('are given to who asks: all of theirs and nothing of another', async () => {
    const annas = await exported(ANNA.id);
    for (const what of [
      'getypt',
      'wacht nog',
      'samen',
      'gesprek',
      'vraag',
      'ticket',
      'uitleg',
      'verder',
      'bericht',
    ])
      expect(annas, what).toContain(`appel-${what}`);
    for (const other of ['citroen', COR.id, COR.name]) expect(annas).not.toContain(other);
    expect((await inOne(({ people }) => people.export(ANNA.id))).feedback).toHaveLength(1);
    for (const nobody of ['anna', '%', '_nna_%'])
      expect(await exported(nobody)).not.toContain('appel');
    const beas = await exported(BEA.id);
    for (const word of ['appel', 'citroen']) expect(beas).toContain(`${word}-uitleg`);
    expect(beas).toContain('kennis appel');
  });

  it('are nowhere any more after the asker is forgotten, and those of others stay', async () => {
    const others = await exported(COR.id);
    expect(await forget(ANNA.id)).toBe(2);
    const left = await dumpText(database());
    for (const gone of [
      ANNA.id,
      ANNA.name,
      'appel-getypt',
      'appel-wacht nog',
      'appel-samen',
      'appel-antwoord',
      'appel-gesprek',
      'appel-vraag',
      'appel-bericht',
      'appel-onderweg',
      'appel-fout',
      'appel-ticket',
      'appel-uitleg',
      'appel-verder',
    ])
      expect(left, gone).not.toContain(gone);
    expect(await exported(COR.id)).toBe(others);
    for (const stays of ['fout', 'onderweg', 'toegewezen', 'heropend'])
      expect(left, stays).toContain(`citroen-${stays}`);
  });

  it('leave what happened, by nobody', async () => {
    const ticket = await inOne(({ tickets }) => tickets.get('1'));
    expect(ticket?.events.map(({ by, what }) => [what.kind, by.name])).toEqual([
      ['opened', 'vergeten'],
      ['assigned', 'Dirk'],
      ['claimed', 'Beatrijs'],
      ['answered', 'Beatrijs'],
      ['reopened', 'vergeten'],
    ]);
    expect(ticket).toMatchObject({
      question: '[verwijderd]',
      triage: { topic: { id: 'koppelkosten' } },
    });
    const [counted] = await inOne(({ questions }) =>
      questions.between(['noord'], AT, '2027-01-01T00:00:00.000Z'),
    );
    expect(counted).toMatchObject({ text: null, topic: 'koppelkosten', helpful: 1 });
    expect(await inOne(({ inbox }) => inbox.find('appel-heropend'))).toMatchObject({
      inbound: null,
      outcome: { ok: true },
    });
  });

  it('of somebody at the desk go too; what they answered stays', async () => {
    await forget(BEA.id);
    const left = await dumpText(database());
    for (const gone of [BEA.id, BEA.name]) expect(left).not.toContain(gone);
    for (const stays of ['citroen-uitleg', 'citroen-ticket', 'kennis appel', COR.id])
      expect(left, stays).toContain(stays);
    expect(await forget('nobody')).toBe(0);
  });
});
