import { z } from 'zod';
import { write } from './messages.ts';
import type { Call, HttpAnswer } from './operations.ts';
import { type Person, personalChat, TEAM, TENANT, threadOf } from './people.ts';
import { Refusal } from './refusal.ts';
import { findChat, findPerson, type World } from './world.ts';

const Id = z.looseObject({ id: z.string() });
const Parameters = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(Id).nullish(),
  tenantId: z.string().nullish(),
  activity: z.unknown().optional(),
  channelData: z.looseObject({ tenant: Id.nullish(), channel: Id.nullish() }).nullish(),
});

/** `POST /v3/conversations`: the chat with one person, always the same, or a new thread in a channel. */
export function createConversation(call: Call, world: World): HttpAnswer {
  const read = Parameters.safeParse(call.body);
  if (!read.success) throw badParameters();
  const { members, channelData, activity } = read.data;
  if (channelData?.channel) return createThread(channelData.channel.id, activity, world);
  const person = findPerson(world.people, members?.[0]?.id ?? '');
  const tenant = channelData?.tenant?.id ?? read.data.tenantId;
  if (read.data.isGroup || person === undefined || tenant !== TENANT) throw badParameters();
  const id = personalChat(person);
  if (!activity) return { status: 201, body: { id } };
  return { status: 201, body: { id, activityId: write(id, null, activity, world) } };
}

function createThread(channel: string, activity: unknown, world: World): HttpAnswer {
  if (findChat(world, channel).kind !== 'channel' || !activity) throw badParameters();
  const root = write(channel, null, activity, world);
  return { status: 201, body: { id: threadOf(channel, root), activityId: root } };
}

const badParameters = (): Refusal =>
  new Refusal(400, 'BadSyntax', 'Incorrect conversation creation parameters.');

/** `GET …/members/{id}`, by either of the two ids that somebody has. */
export function getMember(call: Call, world: World): HttpAnswer {
  const person = findPerson(findChat(world, call.conversation).members, call.id ?? '');
  if (person === undefined) throw new Refusal(404, 'MemberNotFoundInConversation');
  return { status: 200, body: showMember(person) };
}

/** `GET …/pagedmembers`: `pageSize` at a time, with a token for the rest. */
export function getPagedMembers({ conversation, query }: Call, world: World): HttpAnswer {
  const { members } = findChat(world, conversation);
  const from = Number(query.get('continuationToken') ?? 0);
  const to = from + Number(query.get('pageSize') ?? 200);
  return {
    status: 200,
    body: {
      members: members.slice(from, to).map(showMember),
      ...(to < members.length ? { continuationToken: String(to) } : {}),
    },
  };
}

/** `GET /v3/teams/{id}`: a team that the bot is in. */
export function getTeam({ conversation }: Call, world: World): HttpAnswer {
  const { members } = findChat(world, conversation);
  const channels = [...world.chats.values()].filter(({ team }) => team === conversation);
  if (channels.length === 0) throw new Refusal(404, 'NotFound', 'Team not found.');
  const counts = { channelCount: channels.length, memberCount: members.length };
  return { status: 200, body: { ...TEAM, id: conversation, type: 'standard', ...counts } };
}

function showMember({ id, aadObjectId, name }: Person): object {
  const [givenName = '', ...rest] = name.split(' ');
  const email = `${givenName.toLowerCase()}@praktijk.example`;
  return {
    id,
    name,
    aadObjectId,
    objectId: aadObjectId,
    givenName,
    surname: rest.join(' '),
    email,
    userPrincipalName: email,
    tenantId: TENANT,
    userRole: 'user',
  };
}
