import { isJsonObject, type Json, pick } from '../src/manifest/json.ts';
import { resolvePlain } from '../src/manifest/scalar.ts';
import { type Dice, dice } from './dice.ts';
import fc from './fast-check.ts';

/**
 * Texts as people and tools write them: comments everywhere, blank lines, any order, quoting and brackets, anchors,
 * aliases and merge keys, odd indentation, CRLF, BOM, no end of the last line, other documents around, JSON.
 */
export interface HostileText {
  readonly text: string;
  /** Index of the document that holds `value`; others may stand before and after it. */
  readonly document: number;
  readonly value: Json;
}

const TRAPS = [
  'yes',
  'y',
  'off',
  '0443',
  '1e3',
  '~',
  '',
  ' a',
  'a ',
  'a: b',
  'a #b',
  '- a',
  '{a',
  "it's",
  '"',
  '\\',
  '<<',
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('api', 'shop', 'api.internal.example', '443', 'a b') },
  fc.constantFrom(...TRAPS),
  fc.constantFrom(
    'one\ntwo\n',
    'one\ntwo',
    'one\n\n',
    '\n  one\n',
    'one\n# two\n',
    'a\r\nb',
    'é😀',
    '\u2028',
    '\ufeff',
  ),
  fc.string({ maxLength: 6 }),
);
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'name', 'port', 'hostname', 'rules') },
  fc.constantFrom('app.kubernetes.io/name', 'ca.crt', 'y', '8080', 'a b', 'a: b', '#', '', '__proto__', 'x\ny'),
);
const leaf: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constantFrom<Json>(0, 8, 443, -1, 420, 1.5, true, false, null, {}, []),
);
// Collections come from a small pool too, so that anchors find something to stand for.
const shared = fc.constantFrom<Json>({ a: 1, b: [1, 2] }, { name: 'api', port: 443 }, ['a', 'b'], { a: { b: 'x' } });

export const treeOf: fc.Arbitrary<Json> = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    shared,
    fc.dictionary(key, tie('any'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(tie('any'), { maxLength: 4 }),
  ),
})).any;

const body: fc.Arbitrary<Json> = fc.record({
  apiVersion: fc.constantFrom('v1', 'gateway.networking.k8s.io/v1'),
  kind: fc.constantFrom('Thing', 'ConfigMap'),
  metadata: fc.record({ name: text, labels: fc.dictionary(key, text, { maxKeys: 3, noNullPrototype: true }) }),
  // The same thing in several places is what anchors and merge keys are for.
  spec: fc.oneof(
    treeOf,
    shared.map((one): Json => [one, { a: one, b: isJsonObject(one) ? { ...one, port: 8443, c: '' } : one }, one]),
    fc.tuple(treeOf, treeOf).map(([one, other]): Json => ({ a: one, b: [one, { c: other }], rules: [other, one] })),
  ),
});

/** Everything of it can be read. */
export const hostileText: fc.Arbitrary<HostileText> = fc
  .tuple(body, dice, dice)
  .map(([value, around, within]) => placed(value, new Writer(within).document(value), around));

function placed(value: Json, document: string, around: Dice): HostileText {
  const separator = around.pick(['---\n', '--- # next\n', '---  \n']);
  const before = around.pick([
    '',
    '',
    '# licence\n---\n',
    `a: 1\nb: |\n  ---\n${separator}`,
    '---\n',
    `{"a": 1}\n${separator}`,
  ]);
  const after = around.pick(['', '', `---\nlast: [1\n  ,2]\n# end\n`, '---\nbroken: [\n', '---\n']);
  const whole = before + document + after;
  const cut =
    after === '' && around.once(3) && !/[|>][+-]?\n[^\n]*\n*$|\n\n$/.test(whole) ? whole.replace(/\n$/, '') : whole;
  const crlf = around.once(4) ? cut.replaceAll('\n', '\r\n') : cut;
  const starts = before === '' || before === '---\n' ? 0 : 1;
  return { text: (around.once(5) ? '\ufeff' : '') + crlf, document: starts, value };
}

type Fields = readonly (readonly [string, Json])[];

/** Writes one document, each thing in one of the ways that it can be written. */
class Writer {
  readonly #dice: Dice;
  readonly #step: number;
  readonly #list: number;
  /** Blank lines would count in texts that keep theirs. */
  readonly #blank: boolean;
  /** Names of anchors by what they stand for. */
  readonly #anchors = new Map<string, string>();
  #notes = 0;

  constructor(decisions: Dice) {
    this.#dice = decisions;
    this.#step = decisions.pick([2, 4, 3, 2]);
    this.#list = decisions.pick([0, 2, this.#step]);
    this.#blank = decisions.roll(2) === 0;
  }

  document(value: Json): string {
    const style = this.#dice.roll(12);
    if (style === 1) return `${JSON.stringify(value, null, 2)}\n`;
    if (style === 2) return `${JSON.stringify(value)}\n`;
    if (style === 3) return `${JSON.stringify(value, null, 4)}\n`;
    const lines = isJsonObject(value) ? this.#map(fieldsOf(value)) : [this.#flow(value)];
    const head = this.#dice.once(4) ? [`# ${this.#note()}`, ''] : [];
    const foot = this.#dice.once(4) ? [...(this.#blank ? [''] : []), `# ${this.#note()}`] : [];
    return `${[...head, ...lines, ...foot].join('\n')}\n`;
  }

  #note(): string {
    this.#notes += 1;
    return this.#dice.pick([`note ${this.#notes}`, `a: ${this.#notes} # "`, `--- ${this.#notes}`]);
  }

  #map(fields: Fields): readonly string[] {
    const merged = this.#dice.once(2) ? this.#merge(fields) : null;
    const lines = this.#dice.shuffled(merged?.rest ?? fields).flatMap(([name, value]) => this.#field(name, value));
    return merged === null ? lines : [`<<: *${merged.name}`, ...lines];
  }

  /** An anchored map that brings some of the fields, and the fields that are still to be written. */
  #merge(fields: Fields): { readonly name: string; readonly rest: Fields } | null {
    for (const [json, name] of this.#anchors) {
      const brings: unknown = JSON.parse(json);
      if (!isJsonObject(brings) || Object.keys(brings).length === 0) continue;
      const names = fields.map(([field]) => field);
      if (!Object.keys(brings).every((field) => names.includes(field))) continue;
      const rest = fields.filter(([field, value]) => JSON.stringify(pick(brings, field)) !== JSON.stringify(value));
      return { name, rest };
    }
    return null;
  }

  #field(name: string, value: Json): readonly string[] {
    if (this.#dice.roll(25) === 1) {
      const [first, ...rest] = this.#after(value, 2);
      return [...this.#above(), `? ${this.#key(name)}`, `:${first === '' ? '' : ` ${first}`}`, ...rest];
    }
    const [head, ...below] = this.#after(value, Array.isArray(value) ? this.#list : this.#step);
    return [...this.#above(), `${this.#key(name)}:${head === '' ? '' : ` ${head}`}`, ...below];
  }

  #above(): readonly string[] {
    const space = ' '.repeat(this.#dice.pick([0, 0, 1]));
    return this.#dice.pick([[], [], [], [`${space}# ${this.#note()}`], this.#blank ? [''] : []]);
  }

  /** What follows a colon or a dash: the rest of its line, and the lines below. */
  #after(value: Json, deeper: number): readonly string[] {
    const alias = this.#anchors.get(JSON.stringify(value));
    if (alias !== undefined && this.#dice.once(2)) return [this.#noted(`*${alias}`)];
    if (!hasParts(value) || this.#dice.roll(5) === 1) return this.#inline(value, deeper);
    if (this.#dice.roll(6) === 1) return this.#spread(value, deeper || 2);
    const lines = isJsonObject(value) ? this.#map(fieldsOf(value)) : this.#items(value as readonly Json[]);
    const anchor = this.#anchor(value);
    return [this.#noted(anchor), ...lines.map((line) => indent(line, deeper))];
  }

  #anchor(value: Json): string {
    const json = JSON.stringify(value);
    if (!this.#dice.once(3) || this.#anchors.has(json)) return '';
    const name = `x${this.#anchors.size}`;
    this.#anchors.set(json, name);
    return `&${name}`;
  }

  #noted(head: string): string {
    return this.#dice.once(4) ? `${head}${head === '' ? '' : ' '}# ${this.#note()}` : head;
  }

  #items(items: readonly Json[]): readonly string[] {
    return items.flatMap((item) => {
      if (!hasParts(item) || this.#dice.roll(4) === 1) {
        const [head = '', ...below] = this.#after(item, 2);
        return [...this.#above(), head === '' ? '-' : `- ${head}`, ...below];
      }
      const above = this.#above();
      const lines = isJsonObject(item) ? this.#map(fieldsOf(item)) : this.#items(item as readonly Json[]);
      const [first = '', ...rest] = lines.map((line) => indent(line, 2));
      // Nothing or a comment cannot stand after the dash in the place of the first field.
      return /^ {2}[^#\s]/.test(first) ? [...above, `-${first.slice(1)}`, ...rest] : [...above, '-', first, ...rest];
    });
  }

  #inline(value: Json, deeper: number): readonly string[] {
    if (typeof value === 'string' && this.#dice.once(3) && isBlockText(value, this.#blank))
      return blockText(value, deeper || 2);
    const anchor = typeof value === 'string' ? '' : this.#anchor(value);
    return [this.#noted(`${anchor}${anchor === '' ? '' : ' '}${this.#flow(value)}`)];
  }

  /** On one line. */
  #flow(value: Json): string {
    const open = this.#dice.pick(['', ' ']);
    const comma = this.#dice.pick([', ', ' , ']);
    const close = open;
    if (Array.isArray(value)) {
      const items = (value as readonly Json[]).map((item) => this.#flow(item));
      return items.length === 0 ? '[]' : `[${open}${items.join(comma)}${close}]`;
    }
    if (!isJsonObject(value)) return this.#scalar(value);
    const fields = fieldsOf(value).map(([name, inner]) => `${this.#key(name)}: ${this.#flow(inner)}`);
    return fields.length === 0 ? '{}' : `{${open}${fields.join(comma)}${close}}`;
  }

  /** In brackets, over several lines. */
  #spread(value: Json, deeper: number): readonly string[] {
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    const parts = Array.isArray(value)
      ? (value as readonly Json[]).map((item) => this.#flow(item))
      : fieldsOf(isJsonObject(value) ? value : {}).map(([name, inner]) => `${this.#key(name)}: ${this.#flow(inner)}`);
    const lines = parts.flatMap((part, index) => {
      const comma = index < parts.length - 1 || this.#dice.once(3) ? ',' : '';
      return [...this.#above(), this.#noted(part + comma)];
    });
    const anchor = this.#anchor(value);
    const head = this.#noted(`${anchor}${anchor === '' ? '' : ' '}${open}`);
    return [head, ...lines.map((line) => indent(line, deeper)), indent(close, this.#dice.pick([deeper, 1]))];
  }

  #key(name: string): string {
    const options: [string, ...string[]] = [JSON.stringify(name)];
    if (/^[A-Za-z][\w./-]*$/.test(name) && resolvePlain(name).kind === 'text') options.unshift(name);
    return this.#dice.pick(options);
  }

  #scalar(value: Json): string {
    if (typeof value === 'number') return this.#number(value);
    if (typeof value === 'boolean')
      return this.#dice.pick(value ? ['true', 'yes', 'On', 'y'] : ['false', 'NO', 'off', 'n']);
    if (typeof value !== 'string') return this.#dice.pick(['null', '~', 'Null']);
    const quoted = escaped(value);
    const options: [string, ...string[]] = [quoted];
    if (/^[A-Za-z][\w./-]*( [\w./-]+)*$/.test(value) && resolvePlain(value).kind === 'text') options.unshift(value);
    if (/^[ -~é]*$/.test(value)) options.push(`'${value.replaceAll("'", "''")}'`);
    if (/^\w+$/.test(value)) options.push(`!!str ${value}`);
    return this.#dice.pick(options);
  }

  #number(value: number): string {
    const options: [string, ...string[]] = [String(value)];
    if (Number.isInteger(value) && value > 7)
      options.push(`0${value.toString(8)}`, `0x${value.toString(16)}`, `${value}_`);
    return this.#dice.pick(options);
  }
}

function fieldsOf(map: { readonly [key: string]: Json | undefined }): Fields {
  return Object.entries(map).map(([name, value]) => [name, value ?? null]);
}

function hasParts(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function indent(line: string, by: number): string {
  return line === '' ? '' : ' '.repeat(by) + line;
}

function isBlockText(value: string, blank: boolean): boolean {
  return !(blank && value.endsWith('\n\n')) && /^[\w#][\w# \n]*$/.test(value) && !/ (\n|$)/.test(value);
}

/** With the chomping that gives exactly these ends of lines. */
function blockText(value: string, deeper: number): readonly string[] {
  const ends = /\n*$/.exec(value)?.[0].length ?? 0;
  const head = ends === 0 ? '|-' : ends === 1 ? '|' : '|+';
  return [
    head,
    ...value
      .slice(0, value.length - (ends > 0 ? 1 : 0))
      .split('\n')
      .map((line) => indent(line, deeper)),
  ];
}

/** In double quotes, with everything escaped that YAML wants escaped. */
function escaped(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ud800-\udfff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
