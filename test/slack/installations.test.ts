import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decrypt, encrypt } from '../../adapters/slack/connect/encryption.ts';
import {
  InstallationUnreadable,
  keptInstallations,
  onlyInstallation,
} from '../../adapters/slack/connect/installations.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import { type Database, LIBSQL, open } from '../database/engines.ts';

const KEY = randomBytes(32);
const NOW = new Date('2026-11-23T09:00:00.000Z');
let database: Database;
let store: Store;
beforeEach(async () => {
  database = await LIBSQL.create({ fast: true });
  store = await open(database);
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

/** Every byte of the database on disk. */
async function onDisk(): Promise<string> {
  if (!('folder' in database.location)) throw new Error('no file');
  const { folder } = database.location;
  const files = await Promise.all(
    (await readdir(folder)).map((name) => readFile(path.join(folder, name), 'latin1')),
  );
  return files.join('');
}

describe('the workspaces that installed Balie', () => {
  it('have each their own token', async () => {
    const kept = keptInstallations(store, KEY, () => NOW);
    await kept.put('T1', 'xoxb-noord');
    await kept.put('T2', 'xoxb-zuid');
    expect(await kept.workspaces()).toEqual(['T1', 'T2']);
    expect(await kept.tokenFor('T1')).toBe('xoxb-noord');
    expect(await kept.tokenFor('T2')).toBe('xoxb-zuid');
    expect(await kept.tokenFor('T3')).toBeNull();
  });

  it('have the token of the last time that they installed it', async () => {
    const kept = keptInstallations(store, KEY, () => NOW);
    await kept.put('T1', 'xoxb-oud');
    await kept.put('T1', 'xoxb-nieuw');
    expect(await kept.tokenFor('T1')).toBe('xoxb-nieuw');
  });

  it('are meant without a name only when there is one', async () => {
    const kept = keptInstallations(store, KEY, () => NOW);
    expect(await kept.tokenFor(null)).toBeNull();
    await kept.put('T1', 'xoxb-noord');
    expect(await kept.tokenFor(null)).toBe('xoxb-noord');
    await kept.put('T2', 'xoxb-zuid');
    expect(await kept.tokenFor(null)).toBeNull();
  });

  it('stay when Slack tells late of a removal before the last time they installed it', async () => {
    const kept = keptInstallations(store, KEY, () => NOW);
    await kept.put('T1', 'xoxb-nieuw');
    await kept.remove('T1', new Date('2026-11-23T08:59:59.000Z'));
    expect(await kept.tokenFor('T1')).toBe('xoxb-nieuw');
    await kept.remove('T1', new Date('2026-11-23T09:00:01.000Z'));
    expect(await kept.tokenFor('T1')).toBeNull();
  });

  it('are gone when they are removed, and other platforms stay', async () => {
    const kept = keptInstallations(store, KEY, () => NOW);
    await kept.put('T1', 'xoxb-noord');
    await store.transaction(({ installations }) => installations.put('teams:T1', 'x'));
    await kept.remove('T1', NOW);
    expect(await kept.tokenFor('T1')).toBeNull();
    expect(await kept.workspaces()).toEqual([]);
    expect(await store.transaction(({ installations }) => installations.ids())).toEqual([
      'teams:T1',
    ]);
  });

  it('leave no token on the disk that can be read', async () => {
    await keptInstallations(store, KEY, () => NOW).put('T1', 'xoxb-noord');
    const bytes = await onDisk();
    expect(bytes).toContain('slack:T1');
    expect(bytes).not.toContain('xoxb');
    expect(bytes).not.toContain(Buffer.from('xoxb-noord').toString('base64').slice(0, 8));
  });

  it('cannot be read with another key, nor in the place of another workspace', async () => {
    await keptInstallations(store, KEY, () => NOW).put('T1', 'xoxb-noord');
    await expect(
      keptInstallations(store, randomBytes(32), () => NOW).tokenFor('T1'),
    ).rejects.toThrow(InstallationUnreadable);
    await store.transaction(async ({ installations }) =>
      installations.put('slack:T2', (await installations.get('slack:T1')) ?? ''),
    );
    await expect(keptInstallations(store, KEY, () => NOW).tokenFor('T2')).rejects.toThrow(
      'the installation in T2 does not open with this BALIE_ENCRYPTION_KEY',
    );
  });

  it('with a token in the settings are all that one', async () => {
    const only = onlyInstallation('xoxb-test');
    await only.remove('T1', NOW);
    expect([await only.tokenFor('T1'), await only.tokenFor(null)]).toEqual([
      'xoxb-test',
      'xoxb-test',
    ]);
  });
});

describe('a secret', () => {
  it('opens with its key and its name, and is another text each time', () => {
    const [first, second] = [encrypt('geheim', 'a', KEY), encrypt('geheim', 'a', KEY)];
    expect(decrypt(first, 'a', KEY)).toBe('geheim');
    expect(first).not.toBe(second);
  });

  it.each([
    ['another name', () => decrypt(encrypt('geheim', 'a', KEY), 'b', KEY)],
    ['another key', () => decrypt(encrypt('geheim', 'a', KEY), 'a', randomBytes(32))],
    [
      'one changed byte',
      () => {
        const bytes = Buffer.from(encrypt('geheim', 'a', KEY), 'base64');
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        return decrypt(bytes.toString('base64'), 'a', KEY);
      },
    ],
    ['only half of it', () => decrypt(encrypt('geheim', 'a', KEY).slice(0, 20), 'a', KEY)],
    ['nothing', () => decrypt('', 'a', KEY)],
  ])('does not open with %s', (_, opening) => {
    expect(opening).toThrow();
  });
});
