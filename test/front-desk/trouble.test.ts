import { describe, expect, it, onTestFinished } from 'vitest';
import type { Equipment } from '../../src/front-desk/desk.ts';
import { type Courier, DeliveryError } from '../../src/helpdesk/delivery.ts';
import type { Platform } from '../../src/helpdesk/store.ts';
import { openRealDesk, type RealDesk } from './real-desk.ts';

async function openDesk(change: Partial<Equipment>): Promise<RealDesk> {
  const desk = await openRealDesk(change);
  onTestFinished(() => desk.close());
  return desk;
}

const BEGIN = new Date('2026-11-23T09:00:00.000Z').getTime();
const after = (seconds: number): string => new Date(BEGIN + seconds * 1000).toISOString();

describe('a message whose handling fails', () => {
  it('is tried three times; then its sender and the desk are told', async () => {
    const desk = await openDesk({ answers: () => Promise.reject(new Error('kapot')) });
    expect(await desk.says('Anna', 'Wat kost de koppeling bij Futec?')).toEqual([
      'Er ging iets mis; probeer het opnieuw. De helpdesk weet ervan.',
    ]);
    const [notice] = await desk.reads('desk:noord');
    expect(notice).toContain('Een bericht van Anna gaf een fout');
    expect(notice).toContain('“Wat kost de koppeling bij Futec?”');
    expect(desk.log).toEqual(Array(3).fill('handling.failed'));
    expect(await desk.says('Anna', '/opgelost 9')).toEqual(['Vraag 9 bestaat niet.']);
  });
});

describe('a reply that cannot be brought', () => {
  /** A courier that fails for askers as it is told to, and one at the desk that writes down what it brings. */
  const couriers = (fail: (tries: number) => void) => {
    const tries: string[] = [];
    const atDesk: string[] = [];
    let clock = '0s';
    const courier: Courier = {
      tell: async () => {
        tries.push(clock);
        fail(tries.length);
      },
      tellDesk: async (_region, _desk, reply) => {
        atDesk.push(reply.title);
      },
      showTicket: async () => 'shown',
    };
    const platforms: readonly Platform[] = ['terminal', 'local'];
    return {
      couriers: new Map(platforms.map((platform) => [platform, courier])),
      tries,
      atDesk,
      /** Has the desk deliver what is due so many seconds after the begin. */
      deliver: async (desk: RealDesk, seconds: number) => {
        clock = `${seconds}s`;
        desk.setClock(after(seconds));
        await desk.settle();
      },
    };
  };
  const busy = () => {
    throw new DeliveryError('bezet');
  };

  it('is tried again after ever longer waits, until it is brought', async () => {
    const world = couriers((tries) => {
      if (tries < 4) busy();
    });
    const desk = await openDesk({ couriers: world.couriers });
    await desk.says('Anna', 'Wat kost de koppeling bij Futec?');
    for (const seconds of [1.9, 2, 5.9, 6, 13.9, 14, 30, 60]) await world.deliver(desk, seconds);
    expect(world.tries).toEqual(['0s', '2s', '6s', '14s']);
    expect(world.atDesk).toEqual([]);
  });

  it('waits as long as the platform asks', async () => {
    const world = couriers((tries) => {
      if (tries === 1) throw new DeliveryError('te snel', { retryAfter: 30_000 });
    });
    const desk = await openDesk({ couriers: world.couriers });
    await desk.says('Anna', 'Wat kost de koppeling bij Futec?');
    for (const seconds of [2, 29, 30]) await world.deliver(desk, seconds);
    expect(world.tries).toEqual(['0s', '30s']);
  });

  it('is told to the desk after twenty tries, and noted with its question', async () => {
    const world = couriers(busy);
    const desk = await openDesk({ couriers: world.couriers });
    await desk.says('Anna', '/helpdesk Krijgen wij subsidie voor een fietsenstalling?');
    for (let at = 1; at <= 30; at += 1) await world.deliver(desk, at * 15 * 60);
    expect(world.tries).toHaveLength(20);
    expect(world.atDesk).toContain('Een bericht over vraag 1 kon niet worden bezorgd');
    const { events } = await desk.ticket('1');
    expect(events.map(({ what }) => what.kind)).toContain('undelivered');
    expect(await desk.store.transaction(({ outbox }) => outbox.counts())).toEqual({
      waiting: 0,
      failed: 1,
    });
  });

  it('is told at once when trying again is of no use', async () => {
    const world = couriers(() => {
      throw new DeliveryError('dit gesprek bestaat niet meer', { final: true });
    });
    const desk = await openDesk({ couriers: world.couriers });
    await desk.says('Anna', 'Wat kost de koppeling bij Futec?');
    expect(world.tries).toHaveLength(1);
    expect(world.atDesk).toEqual(['Een bericht kon niet worden bezorgd']);
  });
});
