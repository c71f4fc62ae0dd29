import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runBuilt } from '../front-desk/processes.ts';
import type { Rival } from '../front-desk/rival.ts';
import { type Database, dump, engines } from './engines.ts';

/** What came of one question for one of them. */
const Claim = z.object({ ticket: z.string(), ok: z.boolean(), title: z.string() });
type Claim = z.infer<typeof Claim>;

const NAMES = ['Bea', 'Dirk'];
const QUESTIONS = 30;
/** Milliseconds after which all begin: by then each process is there. */
const SOON = 2500;

const numbers = Array.from({ length: QUESTIONS }, (_, at) => String(at + 1));

describe.each(engines)(
  'two processes that begin at once on one empty database, in $name',
  (engine) => {
    let database: Database;
    let claims: Claim[][] = [];
    beforeAll(async () => {
      database = await engine.create();
      const begin = Date.now() + SOON;
      const ended = await Promise.all(
        NAMES.map((name) => {
          const rival: Rival = { location: database.location, name, questions: QUESTIONS, begin };
          return runBuilt('rival', rival);
        }),
      );
      claims = ended.map(({ output }) => z.array(Claim).parse(JSON.parse(output)));
    });
    afterAll(() => database.drop());

    it('make its tables once', async () => {
      expect(await database.query('select name from kysely_migration')).toHaveLength(3);
      expect(await database.query("select value from counters where name = 'ticket'")).toEqual([
        { value: QUESTIONS },
      ]);
    });

    it('handle an event that both got once, and both tell what came of it', () => {
      for (const own of claims) expect(own.map(({ ticket }) => ticket)).toEqual(numbers);
    });

    it('let one of two people have a question, and tell the other who has it', async () => {
      const claimed = (await dump(database))
        .get('ticket_events')
        ?.filter(({ seq }) => seq === 2)
        .map(({ ticket, name }) => [String(ticket), name]);
      const owners = numbers.map((ticket, at) => {
        const winner = NAMES.find((_, rival) => claims[rival]?.[at]?.ok);
        const refused = claims.map((own) => own[at]).filter((claim) => claim?.ok === false);
        expect(refused.map((claim) => claim?.title)).toEqual([
          `${winner} heeft vraag ${ticket} al.`,
        ]);
        return [ticket, winner];
      });
      expect(claimed).toEqual(owners);
    });
  },
);
