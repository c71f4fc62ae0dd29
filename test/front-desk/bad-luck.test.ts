import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { fileIn } from '../../adapters/database/file.ts';
import { openStore } from '../../adapters/database/open-store.ts';
import type { Answers } from '../../src/front-desk/answering.ts';
import { type Store, StoreUnavailable, StoreUnusable } from '../../src/helpdesk/store.ts';
import { dump, engines, open, PATIENT } from '../database/engines.ts';
import { incoming, NOW, smallAnswers, smallDesk } from './small-desk.ts';

let answers: Answers;
const deskOf = (store: Store) => smallDesk(store, answers, () => NOW);
beforeAll(async () => {
  answers = await smallAnswers();
});

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'balie-bad-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const opening = (folder: string) => openStore({ folder }, { patience: PATIENT });

const run = (command: string, ...words: string[]) =>
  execFileSync(command, words, { stdio: 'ignore' });

function notMounted(): string {
  const notice = 'Mounting is not permitted here: a test with a disk of its own is skipped.';
  console.warn(notice);
  return notice;
}

/** The same folder at another place, where nothing can be written; null where this user may not mount one. */
function readOnlyView(folder: string): string | null {
  const view = temporary();
  try {
    run('mount', '--bind', folder, view);
  } catch {
    return null;
  }
  onTestFinished(() => {
    run('umount', '-l', view);
  });
  run('mount', '-o', 'remount,bind,ro', view);
  return view;
}

/** A small disk of its own; null where this user may not mount one. */
function smallDisk(): { readonly folder: string } | null {
  const parent = temporary();
  const [image, folder] = [path.join(parent, 'disk'), path.join(parent, 'mounted')];
  try {
    mkdirSync(folder);
    writeFileSync(image, Buffer.alloc(4 * 1024 * 1024));
    run('mkfs.ext4', '-q', '-m', '0', image);
    run('mount', '-o', 'loop', image, folder);
  } catch {
    return null;
  }
  onTestFinished(() => {
    run('umount', '-l', folder);
  });
  return { folder };
}

describe('a folder that cannot hold the database', () => {
  const CANNOT = 'De database kan niet geopend worden. Controleer de map in BALIE_DATA.';

  it.each([
    ['is under a file', 'file/data', CANNOT],
    ['is a file', 'file', CANNOT],
  ])('is told of in one sentence: it %s', async (_, name, sentence) => {
    const folder = temporary();
    writeFileSync(path.join(folder, 'file'), '');
    const failing = opening(path.join(folder, name));
    await expect(failing).rejects.toThrow(StoreUnusable);
    await expect(failing).rejects.toThrow(sentence);
  });

  it('is told of in one sentence: it cannot be made, and that does not take forever', async () => {
    await expect(opening('/proc/balie')).rejects.toThrow(CANNOT);
  });

  it('is told of in one sentence: what is there is no database', async () => {
    const folder = temporary();
    writeFileSync(fileIn(folder), 'dit is een brief, geen database; '.repeat(500));
    await expect(opening(folder)).rejects.toThrow(
      'Het bestand van de database is beschadigd, of geen database.',
    );
    expect(readFileSync(fileIn(folder), 'utf8')).toContain('dit is een brief');
  });

  it('is told of in one sentence: it is read-only; afterwards all is still there', async ({
    skip,
  }) => {
    const folder = temporary();
    const before = await opening(folder);
    await deskOf(before).accept(incoming('before'));
    await before.close();
    const view = readOnlyView(folder);
    if (view === null) return skip(notMounted());
    const READ_ONLY =
      'In de map van de database kan niet geschreven worden. Controleer de rechten.';
    const writing = opening(view).then((store) => deskOf(store).accept(incoming('during')));
    await expect(writing).rejects.toThrow(READ_ONLY);
    await expect(opening(path.join(view, 'new'))).rejects.toThrow(READ_ONLY);
    const after = await opening(folder);
    expect(await deskOf(after).work()).toBe(1);
    await after.close();
  });
});

describe('a full disk', () => {
  it('refuses what it cannot keep, loses nothing that it accepted, and goes on when there is room', async ({
    skip,
  }) => {
    const disk = smallDisk();
    if (disk === null) return skip(notMounted());
    const store = await opening(path.join(disk.folder, 'data'));
    const desk = deskOf(store);
    const accepted: string[] = [];
    const refused: unknown[] = [];
    for (let at = 0; at < 3000 && refused.length < 3; at += 1) {
      const key = `e${at}`;
      // The last of the room goes to something else.
      if (at === 20) fill(path.join(disk.folder, 'filler'));
      await desk.accept(incoming(key, 'x'.repeat(3000))).then(
        () => accepted.push(key),
        (error: unknown) => refused.push(error),
      );
    }
    expect(accepted.length).toBeGreaterThan(19);
    expect(refused).toHaveLength(3);
    for (const error of refused) {
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect(error).toMatchObject({
        passing: false,
        message: 'De schijf van de database is vol. Maak ruimte vrij; er is niets verloren.',
      });
    }
    rmSync(path.join(disk.folder, 'filler'));
    await desk.accept(incoming('again'));
    expect(await desk.work()).toBe(accepted.length + 1);
    while ((await desk.deliver()) > 0);
    for (const key of [...accepted, 'again'])
      expect(
        await store.transaction(({ messages }) =>
          messages.read(`terminal:c-${key}`, NOW.toISOString()),
        ),
        key,
      ).toHaveLength(1);
    await store.close();
  });
});

/** Fills a disk until there is no room for more. */
function fill(file: string): void {
  for (const size of [64 * 1024, 1024]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {}
  }
}

describe.each(engines)('a database that a newer Balie made, in $name', (engine) => {
  it('is refused in one sentence, and not changed', async () => {
    const database = await engine.create();
    onTestFinished(() => database.drop());
    await open(database).then((store) => store.close());
    await database.query(
      "insert into kysely_migration values ('2031-01-01-later', '2031-01-01') returning name",
    );
    await database.query(
      "insert into settings (name, value) values ('mine', 'stays') returning name",
    );
    const before = await dump(database);
    const failing = open(database);
    await expect(failing).rejects.toThrow(StoreUnusable);
    await expect(failing).rejects.toThrow(
      'De database is van een nieuwere versie van Balie (stap 2031-01-01-later). Gebruik die versie; er is niets veranderd.',
    );
    expect(await dump(database)).toEqual(before);
  });
});
