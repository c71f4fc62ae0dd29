import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');

/** Every TypeScript file of the product with the files of ours and the packages that it imports. */
function readImports(): Map<string, { ours: string[]; packages: string[] }> {
  const files = ['src', 'adapters'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(folder, name)),
  );
  return new Map(
    files.map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const targets = [
        ...text.matchAll(/(?:from|import)\s+'([^']+)'/gu),
        ...text.matchAll(/import\('([^']+)'\)/gu),
      ].map(([, target = '']) => target);
      const ours = targets
        .filter((target) => target.startsWith('.'))
        .map((target) => path.join(path.dirname(file), target));
      return [file, { ours, packages: targets.filter((target) => !target.startsWith('.')) }];
    }),
  );
}

const imports = readImports();

/** The part of the house that a file lives in. */
function roomOf(file: string): string {
  const [top = '', second = ''] = file.split(path.sep);
  if (top === 'adapters') return `adapters/${second}`;
  return second.endsWith('.ts') ? second.slice(0, -3) : second;
}

/** Which rooms of `src` each room may use besides itself. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  message: [],
  reply: [],
  privacy: [],
  dutch: [],
  library: ['dutch', 'reply'],
  answers: ['dutch', 'library', 'reply'],
  calculators: ['dutch', 'library', 'reply'],
  helpdesk: ['dutch', 'library', 'reply', 'message'],
  help: ['reply', 'library', 'calculators'],
  bot: ['help', 'message', 'reply', 'privacy', 'dutch', 'library', 'answers', 'calculators'],
  'front-desk': [
    'bot',
    'message',
    'reply',
    'privacy',
    'dutch',
    'library',
    'calculators',
    'helpdesk',
  ],
};

/** What may stand behind a package name in `src`: libraries that compute, none that touch the world. */
const PURE_PACKAGES =
  /^(?:zod|lunr|date-fns(?:\/.+)?|date-holidays|@date-fns\/tz|@orama\/stemmers\/dutch|ical-generator)$/u;

describe('the house', () => {
  it('keeps every import of src inside the rooms that it may use', () => {
    const wrong = [...imports]
      .filter(([file]) => file.startsWith('src'))
      .flatMap(([file, { ours }]) =>
        ours
          .filter((target) => {
            const [from, to] = [roomOf(file), roomOf(target)];
            return (
              !target.startsWith('src') || (from !== to && !(MAY_USE[from] ?? []).includes(to))
            );
          })
          .map((target) => `${file} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('knows every room of src', () => {
    const rooms = new Set([...imports.keys()].filter((file) => file.startsWith('src')).map(roomOf));
    expect([...rooms].filter((room) => !(room in MAY_USE))).toEqual([]);
  });

  it('keeps src pure: no SDK, no network, no file system, no process, no clock', () => {
    const packages = [...imports]
      .filter(([file]) => file.startsWith('src'))
      .flatMap(([file, uses]) =>
        uses.packages
          .filter((name) => !PURE_PACKAGES.test(name))
          .map((name) => `${file} → ${name}`),
      );
    expect(packages).toEqual([]);
    const impure = [...imports.keys()]
      .filter((file) => file.startsWith('src'))
      .filter((file) =>
        /\bprocess\.|\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(/u.test(
          readFileSync(path.join(root, file), 'utf8'),
        ),
      );
    expect(impure).toEqual([]);
  });

  it('shows lunr to nobody outside one file of the library', () => {
    const users = [...imports]
      .filter(([, { packages }]) => packages.includes('lunr'))
      .map(([file]) => file);
    expect(users).toEqual(['src/library/search-index.ts']);
  });

  it('lets an adapter use src, itself, the YAML reader and what chat platforms share, never another adapter; the files beside the folders wire', () => {
    const isWiring = (file: string): boolean => path.dirname(file) === 'adapters';
    const mayUse = (file: string): readonly string[] =>
      roomOf(file) === 'adapters/chat' ? [] : ['adapters/yaml', 'adapters/chat'];
    const wrong = [...imports]
      .filter(([file]) => file.startsWith('adapters') && !isWiring(file))
      .flatMap(([file, { ours }]) =>
        ours
          .filter((target) => target.startsWith('adapters') && roomOf(target) !== roomOf(file))
          .filter((target) => !mayUse(file).includes(roomOf(target)))
          .map((target) => `${file} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('knows the Bot Framework SDK in one file alone, which is loaded when Teams is set up', () => {
    const users = [...imports]
      .filter(([, { packages }]) =>
        packages.some((name) => /^bot(?:builder|framework)/u.test(name)),
      )
      .map(([file]) => file);
    expect(users).toEqual(['adapters/teams/connect/bot-framework.ts']);
    const loadedAlways = new Set<string>();
    const walk = (file: string): void => {
      if (loadedAlways.has(file)) return;
      loadedAlways.add(file);
      const text = readFileSync(path.join(root, file), 'utf8');
      for (const [, target = ''] of text.matchAll(
        /^(?:import|export) (?!type ).*?from '(\.[^']+)'/gmsu,
      ))
        walk(path.join(path.dirname(file), target));
    };
    walk('adapters/main.ts');
    walk('adapters/platforms.ts');
    expect([...loadedAlways].filter((file) => file.includes('bot-framework'))).toEqual([]);
  });

  it('reads the environment in the files for that alone', () => {
    const readers = [...imports.keys()].filter((file) =>
      /process\.env/u.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(readers.sort()).toEqual(['adapters/config-teams.ts', 'adapters/config.ts']);
  });

  it('has no circles', () => {
    const circles: string[] = [];
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) {
        for (const target of imports.get(file)?.ours ?? []) walk(target, [...path, file]);
        done.add(file);
      }
    };
    for (const file of imports.keys()) walk(file, []);
    expect(circles).toEqual([]);
  });
});
