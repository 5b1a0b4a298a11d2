/**
 * What a scalar means to kubectl, which reads YAML with sigs.k8s.io/yaml: the rules of go-yaml v2, mostly YAML 1.1.
 * Facts from goyaml.v2/resolve.go and decode.go of https://github.com/kubernetes-sigs/yaml, seen 2026-11-24:
 *
 * | written plain | means |
 * |---|---|
 * | empty, `~`, `null`, `Null`, `NULL` | null |
 * | `y` `yes` `true` `on`, `n` `no` `false` `off`, also in capitals or with one | boolean |
 * | `0443`, `0o443` | octal |
 * | `0x1F`, `0b11`, `1_000`, `-0x_1f` | integer |
 * | `089`, `1.`, `1e3`, `+1.5`, `.5` | number with fraction |
 * | `.inf`, `.nan` | a number that JSON does not have |
 * | `12:30` (base 60), `2026-11-24` (dates), `1e`, `0x`, `_1`, anything else | text |
 */
export type Resolved =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null'; readonly value: null }
  | { readonly kind: 'integer' | 'fraction'; readonly value: number }
  | { readonly kind: 'refused'; readonly why: string };

const WORDS: ReadonlyMap<string, Resolved> = new Map([
  ...spellings(['y', 'yes', 'true', 'on'], { kind: 'boolean', value: true }),
  ...spellings(['n', 'no', 'false', 'off'], { kind: 'boolean', value: false }),
  ...spellings(['', '~', 'null'], { kind: 'null', value: null }),
]);

function spellings(words: readonly string[], resolved: Resolved): readonly (readonly [string, Resolved])[] {
  return words.flatMap((word) =>
    [word, word.slice(0, 1).toUpperCase() + word.slice(1), word.toUpperCase()].map((one) => [one, resolved] as const),
  );
}

const NOT_FINITE = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;
const INTEGER = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const FRACTION = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/** Meaning of a plain scalar. */
export function resolvePlain(text: string): Resolved {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.\d]/.test(text)) return { kind: 'text', value: text };
  if (NOT_FINITE.test(text)) return { kind: 'refused', why: `JSON has no number ${text}.` };
  // A text that begins with a point keeps its underscores, and is no number then.
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  const [, sign = '', whole] = INTEGER.exec(digits) ?? [];
  if (whole !== undefined) return integer(text, sign, whole);
  const value = FRACTION.test(digits) ? Number(digits) + 0 : Number.NaN;
  return Number.isFinite(value) ? { kind: 'fraction', value } : { kind: 'text', value: text };
}

function integer(text: string, sign: string, digits: string): Resolved {
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = Number(BigInt(octal.toLowerCase())) * (sign === '-' ? -1 : 1) + 0;
  if (Number.isSafeInteger(value)) return { kind: 'integer', value };
  return {
    kind: 'refused',
    why: `${text} is beyond 2^53, where numbers in JSON lose digits. Quote it if the field takes text.`,
  };
}

const YAML_TAG = 'tag:yaml.org,2002:';

/** Meaning of a scalar with its tag. `plain`: not quoted, and no block of text. */
export function resolveScalar(text: string, tag: string | null, plain: boolean): Resolved {
  if (tag === null) return plain ? resolvePlain(text) : { kind: 'text', value: text };
  if (tag === '!') return resolvePlain(text);
  if (!tag.startsWith(YAML_TAG)) return { kind: 'text', value: text };
  const name = tag.slice(YAML_TAG.length);
  return name === 'binary' ? binary(text) : tagged(text, name);
}

const KIND_OF_TAG: { readonly [name: string]: readonly Resolved['kind'][] | undefined } = {
  bool: ['boolean'],
  int: ['integer'],
  float: ['integer', 'fraction'],
  null: ['null'],
};

function tagged(text: string, name: string): Resolved {
  const kinds = KIND_OF_TAG[name];
  if (kinds === undefined) return { kind: 'text', value: text };
  const resolved = resolvePlain(text);
  if (resolved.kind === 'refused' || kinds.includes(resolved.kind)) return resolved;
  return { kind: 'refused', why: `“${text}” is not what its tag !!${name} says.` };
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function binary(text: string): Resolved {
  const letters = text.replace(/[\r\n]/g, '');
  const refused: Resolved = {
    kind: 'refused',
    why: 'The tag !!binary stands for base64 of UTF-8 text, which this is not.',
  };
  if (!/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(letters)) return refused;
  const bits = [...letters.replaceAll('=', '')].map((letter) => BASE64.indexOf(letter).toString(2).padStart(6, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  try {
    const percent = bytes.map((byte) => `%${Number.parseInt(byte, 2).toString(16).padStart(2, '0')}`);
    return { kind: 'text', value: decodeURIComponent(percent.join('')) };
  } catch {
    return refused;
  }
}

/** A key as JSON has it; `null` where JSON cannot have it. */
export function keyOf(resolved: Resolved): string | null {
  switch (resolved.kind) {
    case 'text':
      return resolved.value;
    case 'boolean':
    case 'integer':
      return String(resolved.value);
    case 'fraction':
      return shortFloat(resolved.value);
    case 'null':
    case 'refused':
      return null;
  }
}

/** As Go writes a float of 32 bits: the fewest digits that give it back; with an exponent from 1e+06 on and below 1e-04. */
function shortFloat(value: number): string {
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  let digits = 1;
  while (digits < 9 && Math.fround(Number(single.toExponential(digits - 1))) !== single) digits += 1;
  const [mantissa = '0', exponent = '0'] = single.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(Number(`${mantissa}e${exponent}`));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
