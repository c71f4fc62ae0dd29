import { z } from 'zod';
import type { Urgency } from '../library/schemas.ts';
import type { Colleague } from './ticket.ts';
import { Hours, OFFICE_HOURS } from './working-time.ts';

const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/u, 'een id bestaat uit kleine letters, cijfers en koppeltekens');
const Name = z.string().trim().min(1);

/** An id of a platform. A GUID is the same in capitals, as some of Microsoft's pages show it. */
const PlatformId = z
  .string()
  .transform((id) => (z.guid().safeParse(id).success ? id.toLowerCase() : id));

/** Somebody of a desk, with what they are called on each platform. */
export const Member = z.strictObject({
  name: Name,
  slack: z.string().optional(),
  teams: PlatformId.optional(),
});
export type Member = z.infer<typeof Member>;

/** Where a region's questions go: a channel in Slack or Teams, or the local desk of the terminal. */
export const Desk = z
  .strictObject({
    name: Name,
    platform: z.enum(['local', 'slack', 'teams']),
    /** The Slack workspace or the tenant of Teams of the channel: needed where Balie is in more than one. */
    workspace: PlatformId.optional(),
    channel: z.string().min(1).optional(),
    members: z.array(Member).default([]),
  })
  .refine(({ platform, channel }) => platform === 'local' || channel !== undefined, {
    path: ['channel'],
    message: 'noem het kanaal (channel) van de helpdesk',
  })
  .refine(({ platform, members }) => platform === 'local' || members.length > 0, {
    path: ['members'],
    message: 'noem wie er bij de helpdesk horen (members)',
  })
  .refine(({ members }) => new Set(members.map(({ name }) => fold(name))).size === members.length, {
    path: ['members'],
    message: 'twee mensen van de helpdesk hebben dezelfde naam',
  });
export type Desk = z.infer<typeof Desk>;

/** A workspace, team or channel that belongs to a region. */
export const Place = z.strictObject({
  platform: z.enum(['terminal', 'slack', 'teams', 'web']),
  workspace: PlatformId.optional(),
  team: z.string().optional(),
  channel: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

export const Region = z.strictObject({
  id: Id,
  name: Name,
  desk: Desk,
  /** Empty: everywhere, which only a single region can be. */
  places: z.array(Place).default([]),
  hours: Hours.default(OFFICE_HOURS),
  /** A folder with articles that only this region sees. */
  knowledge: z.string().min(1).optional(),
});
export type Region = z.infer<typeof Region>;

/** Minutes of opening time after which the desk is reminded, by urgency; each can be set by itself. */
function patience(usual: Readonly<Record<Urgency, number>>) {
  const minutes = (urgency: Urgency) => z.int().positive().default(usual[urgency]);
  return z
    .strictObject({
      U0: minutes('U0'),
      U1: minutes('U1'),
      U2: minutes('U2'),
      U3: minutes('U3'),
      U4: minutes('U4'),
    })
    .prefault({});
}

const HOUR = 60;
const WORKING_DAY = 9 * HOUR;

export const Reminders = z.strictObject({
  /** A question that nobody has. */
  claim: patience({ U0: 2 * WORKING_DAY, U1: WORKING_DAY, U2: 4 * HOUR, U3: HOUR, U4: HOUR }),
  /** A question that somebody has and did not answer. */
  answer: patience({
    U0: 5 * WORKING_DAY,
    U1: 3 * WORKING_DAY,
    U2: WORKING_DAY,
    U3: 3 * HOUR,
    U4: 3 * HOUR,
  }),
  /** A question that an outside party has. */
  forwarded: patience({
    U0: 10 * WORKING_DAY,
    U1: 5 * WORKING_DAY,
    U2: 2 * WORKING_DAY,
    U3: 4 * HOUR,
    U4: 4 * HOUR,
  }),
});
export type Reminders = z.infer<typeof Reminders>;

function haveTwins(places: readonly Place[]): boolean {
  const named = places.map(({ platform, workspace, team, channel }) =>
    JSON.stringify([platform, workspace, team, channel]),
  );
  return new Set(named).size < named.length;
}

/** What `balie.yaml` says. */
export const Settings = z
  .strictObject({
    regions: z.array(Region).min(1, 'noem ten minste één regio'),
    reminders: Reminders.prefault({}),
    /** Calendar days after an answer on which a question closes by itself. */
    closeAfterDays: z.int().min(1).default(7),
    /** Calendar days that questions are kept; after that they are only counted. */
    keepQuestionsDays: z.int().min(1).default(90),
  })
  .refine(({ regions }) => new Set(regions.map(({ id }) => id)).size === regions.length, {
    path: ['regions'],
    message: 'twee regio’s hebben hetzelfde id',
  })
  .refine(({ regions }) => !haveTwins(regions.flatMap(({ places }) => places)), {
    path: ['regions'],
    message: 'dezelfde plaats (places) staat bij twee regio’s, of twee keer bij een regio',
  })
  .refine(
    ({ regions }) => regions.length === 1 || regions.every(({ places }) => places.length > 0),
    {
      path: ['regions'],
      message: 'bij meer dan één regio noemt elke regio haar plaatsen (places)',
    },
  );
export type Settings = z.infer<typeof Settings>;

/** Without a settings file: one region, with the local desk. */
export const DEFAULT_SETTINGS: Settings = Settings.parse({
  regions: [
    {
      id: 'regio',
      name: 'Regio',
      desk: { name: 'Helpdesk', platform: 'local' },
    },
  ],
});

const fold = (name: string): string => name.trim().toLowerCase();

/** The region that a place belongs to, the narrowest that fits; null when none does: nothing is shown there. */
export function regionAt({ regions }: Settings, place: Place): Region | null {
  const [only, ...others] = regions;
  if (only !== undefined && others.length === 0 && only.places.length === 0) return only;
  const ofDesk = regions.find(({ desk }) => isDesk(desk, place));
  if (ofDesk !== undefined) return ofDesk;
  const fits = (own: Place): boolean =>
    own.platform === place.platform &&
    (own.workspace ?? place.workspace) === place.workspace &&
    (own.team ?? place.team) === place.team &&
    (own.channel ?? place.channel) === place.channel;
  // A channel lies in a team, a team in a workspace, also where the wider one is not named.
  const narrowness = ({ workspace, team, channel }: Place): number =>
    [workspace, team, channel].findLastIndex((part) => part !== undefined);
  const found = regions
    .flatMap((region) =>
      region.places.filter(fits).map((own) => ({ region, depth: narrowness(own) })),
    )
    .sort((a, b) => b.depth - a.depth);
  return found[0]?.region ?? null;
}

/** Whether a place is the channel of a desk: that is its region's, named among the places or not. */
function isDesk({ platform, workspace, channel }: Desk, place: Place): boolean {
  return (
    platform === place.platform &&
    channel !== undefined &&
    channel === place.channel &&
    (workspace ?? place.workspace) === place.workspace
  );
}

/** Somebody of a desk by name. A local desk without a list of people is open to whoever is at the machine. */
export function memberNamed(region: Region, name: string): Colleague | null {
  const { desk } = region;
  const found = desk.members.find((member) => fold(member.name) === fold(name));
  if (found !== undefined) return colleague(region, found.name);
  const open = desk.platform === 'local' && desk.members.length === 0 && name.trim() !== '';
  return open ? colleague(region, name) : null;
}

/**
 * Somebody of a desk by what a platform calls them; null for anybody else. Where the desk names its workspace, it is
 * somebody of that workspace.
 */
export function memberOn(
  region: Region,
  platform: 'slack' | 'teams',
  id: string,
  workspace?: string,
): Colleague | null {
  const own = region.desk.workspace;
  if (own !== undefined && workspace !== undefined && own !== workspace) return null;
  const found = region.desk.members.find((member) => member[platform] === id);
  return found === undefined ? null : colleague(region, found.name);
}

/** A name is one person within a desk, and another one at another desk. */
const colleague = ({ id }: Region, name: string): Colleague => ({
  id: `${id}:${fold(name)}`,
  name: name.trim(),
});
