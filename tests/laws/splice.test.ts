import { describe, expect, it } from 'vitest';
import { editsBetween, type TextEdit } from '../../src/manifest/edits-between.ts';
import { isJsonObject, type Json, pick } from '../../src/manifest/json.ts';
import { type Path, readText } from '../../src/manifest/read-text.ts';
import { splice } from '../../src/manifest/splice.ts';
import { type Dice, dice } from '../dice.ts';
import fc from '../fast-check.ts';
import { type HostileText, hostileText, treeOf } from '../hostile-text.ts';
import { numRuns, PATIENCE } from './loaded.ts';

/** Law 3: text and form are an edit lens, in what concerns the text. */

/** Any place of a value, the root among them. */
function pathsOf(value: Json, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const steps = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [at, ...steps.flatMap((step) => pathsOf(pick(value, step) ?? null, [...at, step]))];
}

function editOf(value: Json, added: Json, decisions: Dice): TextEdit {
  const paths = pathsOf(value).slice(1);
  const path = paths[decisions.roll(paths.length)] ?? ['spec'];
  const there = pick(value, ...path);
  const kind = decisions.roll(4);
  if (Array.isArray(there) && kind !== 1)
    return { op: 'insert', path: [...path, decisions.roll(there.length + 1)], value: added };
  if (kind === 1) return { op: 'remove', path };
  if (kind === 2 && isJsonObject(there)) return { op: 'set', path: [...path, 'new', 'field'], value: added };
  return { op: 'set', path, value: added };
}

const hostileEdit = fc
  .tuple(hostileText, treeOf, dice)
  .map(([hostile, added, decisions]) => ({ hostile, edit: editOf(hostile.value, added, decisions) }));

/** What an edit means, whatever the text: the plainest way to say it. */
function edited(value: Json, { path, ...edit }: TextEdit): Json {
  const [step, ...rest] = path;
  if (step === undefined) return edit.op === 'remove' ? value : edit.value;
  if (Array.isArray(value) && typeof step === 'number') {
    const list = [...(value as readonly Json[])];
    if (rest.length > 0) list[step] = edited(list[step] ?? null, { ...edit, path: rest } as TextEdit);
    else if (edit.op === 'remove') list.splice(step, 1);
    else list.splice(step, edit.op === 'insert' ? 0 : 1, edit.value);
    return list;
  }
  const fields = new Map(Object.entries(isJsonObject(value) ? value : {}));
  if (rest.length > 0)
    fields.set(String(step), edited(fields.get(String(step)) ?? {}, { ...edit, path: rest } as TextEdit));
  else if (edit.op === 'remove') fields.delete(String(step));
  else fields.set(String(step), edit.value);
  return Object.fromEntries(fields);
}

const valueIn = ({ text, document }: HostileText) => readText(text).documents[document]?.value;
const comments = (text: string) => text.match(/# (note \d+|a: \d+ # "|--- \d+)/g) ?? [];

describe('splice', { timeout: PATIENCE }, () => {
  it('starts from texts that are read as what they were written from', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        expect(readText(hostile.text).documents[hostile.document]?.problems).toEqual([]);
        expect(valueIn(hostile)).toEqual(hostile.value);
      }),
      numRuns(300),
    );
  });

  it('yields what the edit means, and loses no comment and no other document', () => {
    fc.assert(
      fc.property(hostileEdit, ({ hostile, edit }) => {
        const { text, kept } = splice(hostile.text, hostile.document, [edit], hostile.value);
        expect(kept.filter(({ why }) => why === 'fields')).toEqual([]);
        expect(valueIn({ ...hostile, text })).toEqual(edited(hostile.value, edit));
        expect([...comments(text)].sort()).toEqual([...comments(hostile.text)].sort());
        const others = (whole: string) =>
          readText(whole).documents.flatMap(({ span }, index) =>
            index === hostile.document ? [] : [whole.slice(...span)],
          );
        expect(others(text)).toEqual(others(hostile.text));
      }),
      numRuns(300),
    );
  });

  it('leaves what the edit does not concern byte for byte', () => {
    fc.assert(
      fc.property(hostileEdit, ({ hostile, edit }) => {
        const { text } = splice(hostile.text, hostile.document, [edit], hostile.value);
        // Aliases are written out where they stand; that is another law.
        fc.pre(!/[*&]x\d/.test(hostile.text));
        const [from, to] = concerned(hostile, edit);
        expect(text.startsWith(hostile.text.slice(0, from))).toBe(true);
        expect(text.endsWith(hostile.text.slice(to))).toBe(true);
      }),
      numRuns(300),
    );
  });

  it('leaves a text alone that says already what the edits say', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const edits = pathsOf(hostile.value).map(
          (path): TextEdit => ({ op: 'set', path, value: pick(hostile.value, ...path) ?? null }),
        );
        expect(splice(hostile.text, hostile.document, edits, {})).toEqual({ text: hostile.text, kept: [] });
      }),
      numRuns(100),
    );
  });

  it('takes nothing that the product has not written, and says so', () => {
    fc.assert(
      fc.property(hostileText, dice, (hostile, decisions) => {
        const paths = pathsOf(hostile.value).slice(1);
        const path = paths[decisions.roll(paths.length)] ?? [];
        const { text, kept } = splice(hostile.text, hostile.document, [{ op: 'remove', path }], {});
        expect(text).toBe(hostile.text);
        expect(kept).toEqual([{ path, why: 'fields' }]);
      }),
      numRuns(100),
    );
  });

  it('leads from any value to any other', () => {
    fc.assert(
      fc.property(hostileText, treeOf, dice, (hostile, spec, decisions) => {
        const changed = decisions.once(3)
          ? spec
          : decisions.roll(2) === 0
            ? mixed(pick(hostile.value, 'spec') ?? null, decisions)
            : spec;
        const after: Json = { ...(isJsonObject(hostile.value) ? hostile.value : {}), spec: changed };
        const edits = editsBetween(hostile.value, after);
        expect(edits.reduce(edited, hostile.value)).toEqual(after);
        const { text, kept } = splice(hostile.text, hostile.document, edits, hostile.value);
        const fields = kept.filter(({ why }) => why === 'fields');
        if (fields.length === 0) expect(valueIn({ ...hostile, text })).toEqual(after);
        expect([...comments(text)].sort()).toEqual([...comments(hostile.text)].sort());
      }),
      numRuns(200),
    );
  });

  it('takes any text, any document and any edit', () => {
    const pieces = fc.constantFrom(
      'a: 1\n',
      'b:\n',
      '  - c: {d: [\n',
      '---\n',
      '# e\n',
      '&x ',
      '*x',
      '<<: ',
      '|\n',
      '"',
      '\t',
      '}',
      '? ',
      '...\n',
      '- ',
    );
    const anyText = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    const path = fc.array(
      fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'length'), fc.integer({ min: -1, max: 3 })),
      { maxLength: 4 },
    );
    const edit: fc.Arbitrary<TextEdit> = fc.oneof(
      fc.record({ op: fc.constantFrom('set' as const, 'insert' as const), path, value: treeOf }),
      fc.record({ op: fc.constant('remove' as const), path }),
    );
    fc.assert(
      fc.property(anyText, fc.nat(2), fc.array(edit, { maxLength: 3 }), treeOf, (text, document, edits, known) => {
        const { text: after } = splice(text, document, edits, known);
        const problems = (whole: string) => readText(whole).problems.length;
        expect(problems(after)).toBe(problems(text));
      }),
      numRuns(300),
    );
  });
});

/** Some fields gone, some new, some items moved. */
function mixed(value: Json, decisions: Dice): Json {
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).flatMap((item) => (decisions.once(4) ? [] : [mixed(item, decisions)]));
    return decisions.once(3) ? [...items, 'added'] : items;
  }
  if (!isJsonObject(value)) return decisions.once(4) ? 'changed' : value;
  const fields = Object.entries(value).flatMap(([key, inner]) =>
    decisions.once(4) ? [] : [[key, mixed(inner ?? null, decisions)] as const],
  );
  return Object.fromEntries(decisions.once(4) ? [...fields, ['added', { a: 1 }]] : fields);
}

/** The lines that an edit may change: those of the place, or of what surrounds it if that is empty before or after. */
function concerned({ text, document, value }: HostileText, { op, path }: TextEdit): readonly [number, number] {
  const read = readText(text).documents[document];
  const parent = path.slice(0, -1);
  const [around, there] = [pick(value, ...parent), pick(value, ...path)];
  const keys = typeof around === 'object' && around !== null ? Object.keys(around) : [];
  const alone = op === 'remove' ? keys.length === 1 : keys.length === 0 || there === undefined || op === 'insert';
  const [opening] = read?.valueSpan(parent) ?? [0];
  // In brackets the comma before the place may go with it; on the line of a dash the next field takes its place.
  const [first] = read?.keySpan(path) ?? [0];
  const before = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
  const shared = op === 'remove' && (/[[{]/.test(text[opening] ?? '') || before.trim() !== '');
  const [from, to] = read?.nearestSpan(alone || shared ? parent : path) ?? [0, text.length];
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const newline = text[to - 1] === '\n' ? to - 1 : text.indexOf('\n', to);
  // A removal at the end takes the end of the line before it along, where the text has none.
  return newline < 0 ? [Math.max(0, start - 2), text.length] : [start, newline + 1];
}
