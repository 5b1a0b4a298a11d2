import { describe, expect, it } from 'vitest';
import { evaluateRule, evaluateText } from './rule.ts';
import { readRule } from './source.ts';
import { type CelValue, toCel } from './value.ts';

const map = (entries: { readonly [name: string]: CelValue }) => new Map(Object.entries(entries));
const SELF = map({
  name: 'api',
  ports: [map({ port: 443n, name: 'https' }), map({ port: 80n })],
  amount: '1500m',
  ratio: 0.5,
});

describe('a rule', () => {
  it.each([
    'has(self.ports[0].name) && !has(self.ports[1].name)',
    'self.ports.all(p, has(p.port)) && has(self.ports)',
    "self.name.matches('(?i)^API$') && matches(self.name, '^a')",
    "'has(' == \"has(\" && r'\\d' == '\\\\d' && !'''has(x)'''.startsWith('x')",
    'self.ports.exists_one(p, p.port == 443)',
    "duration('0') == duration('0s') && duration('1h') > duration('59m')",
    "int('+5') == 5 && int(self.ratio) == 0",
    "self.name.replace('a', 'o') == 'opi' && 'a-a-a'.replace('a', 'b', 2) == 'b-b-a'",
    "self.name.charAt(0) == 'a' && self.name.reverse() == 'ipa'",
    '[1, 2, 3].sum() == 6 && [3, 1].min() == 1 && [3, 1].max() == 3',
    "[1, 2].isSorted() && !['b', 'a'].isSorted() && [1, 2, 1].lastIndexOf(1) == 2 && [1].indexOf(5) == -1",
    'sets.contains([1, 2], [2]) && sets.intersects([1], [1, 2]) && sets.equivalent([1, 1], [1])',
    "isURL('https://user@a.b:80/p?q') && isURL('/absolute') && !isURL('../relative') && !isURL('https://a:b:c/')",
    "url('https://[::1]:8443/a?b').getHostname() == '::1' && url('https://a.b:1/').getPort() == '1'",
    "url('HTTPS://a.b/c').getScheme() == 'https' && url('https://a.b/c').getEscapedPath() == '/c'",
    "isIP('10.0.0.1') && isIP('::1') && !isIP('010.0.0.1') && !isIP('::ffff:10.0.0.1') && ip('::1').family() == 6",
    "ip('127.0.0.1').isLoopback() && !ip('10.0.0.1').isLoopback() && ip('fe80::1').isLinkLocalUnicast()",
    "cidr('10.0.0.0/8').containsIP('10.1.2.3') && !cidr('10.0.0.0/8').containsIP(ip('11.0.0.0'))",
    "cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && cidr('2001:db8::/32').prefixLength() == 32 && !isCIDR('10.0.0.0')",
    "quantity(self.amount).isLessThan(quantity('2')) && quantity('1Ki').asInteger() == 1024 && !isQuantity('1KB')",
    "quantity('1.5').add(quantity('500m')).compareTo(quantity('2')) == 0 && quantity('1e3').sub(1).asInteger() == 999",
    "!format.dns1123Label().validate('a-b').hasValue() && format.dns1123Label().validate('A').hasValue()",
    "!format.uuid().validate('123E4567-e89b-12d3-a456-426614174000').hasValue()",
    "'ÄbC'.lowerAscii() == 'Äbc' && 'äbC'.upperAscii() == 'äBC'",
    "'😀ab'.substring(1) == 'ab' && '😀ab'.substring(0, 2) == '😀a' && self.name.substring(3) == ''",
    "self.?nothing.orValue('x') == 'x'",
    'format.dns1123Label().validate(self.name) != null && self.?nothing != null && null != optional.none()',
  ])('holds: %s', (rule) => {
    expect([rule, evaluateRule(rule, { self: SELF })]).toEqual([rule, { is: 'true' }]);
  });

  it.each([
    ['self.missing == 1', 'No such key: missing'],
    ['has(self.missing.deeper)', 'No such key: missing'],
    ['self.ports[7].port == 1', 'index out of bounds'],
    ["int('') == 0", 'int()'],
    ["int('0x10') == 16", 'int()'],
    ["duration('') == duration('1s')", 'duration'],
    ["quantity('1KB').isInteger()", 'no amount'],
    ["ip('a').family() == 4", 'no IP address'],
    ["cidr('a').prefixLength() == 4", 'no range'],
    ["url('a').getHost() == ''", 'no URL'],
    ['[].min() == 1', 'empty list'],
    ["'abc'.substring(4) == ''", 'outside the text'],
    ["'abc'.substring(2, 1) == ''", 'outside the text'],
  ])('fails as it does in an API server: %s', (rule, why) => {
    expect(evaluateRule(rule, { self: SELF })).toEqual({ is: 'failed', why: expect.stringContaining(why) });
  });

  it.each([
    ['self.name.unheardOf()', 'unheardOf'],
    ['self.(', ''],
    ['self.name', 'neither true nor false'],
    ["self.name.matches('(?=a)')", 'beyond this check'],
    ["quantity('1e1000000').isInteger()", 'beyond this check'],
    ['[[1], [2]].indexOf([1]) == 0', 'not searched'],
    ['"x" + 1 == "x1"', 'no such overload'],
    [`self.name == '${'x'.repeat(20_000)}'`, 'longer than'],
  ])('has no answer, and says so: %s', (rule, why) => {
    expect(evaluateRule(rule, { self: SELF })).toEqual({ is: 'unknown', why: expect.stringContaining(why) });
  });

  it('is not run where its loops would take too long', () => {
    const wide = map({ list: Array.from({ length: 1000 }, (_, index) => BigInt(index)) });
    const answer = evaluateRule('self.list.all(a, self.list.all(b, a == b || a != b))', { self: wide });
    expect(answer).toEqual({ is: 'unknown', why: 'it would take too long' });
    expect(evaluateRule('self.list.all(a, a >= 0)', { self: wide })).toEqual({ is: 'true' });
  });

  it('makes messages', () => {
    expect(evaluateText("'no ' + self.name", { self: SELF })).toBe('no api');
    expect(evaluateText('self.missing', { self: SELF })).toBeUndefined();
  });
});

describe('the text of a rule', () => {
  it('leaves strings and comments alone', () => {
    const rule = `has(a.b) && "has(\\"x\\")" != 'matches(' // has(c)`;
    expect(readRule(rule).text).toBe(`hasField(a.b) && "has(\\"x\\")" != 'matches(' // has(c)`);
  });
  it('counts loops inside of each other, and not those beside', () => {
    expect(readRule('a.all(x, x.b.exists(y, y > 1)) && c.map(z, z)').loops).toBe(2);
    expect(readRule('a.filter(x, x).map(y, (y)).all(z, z)').loops).toBe(1);
    expect(readRule('all(x)').loops).toBe(0);
  });
});

describe('a value', () => {
  it('has escaped names, whole numbers, times and bytes, and no fields that are not declared', () => {
    const shapes = [
      { type: 'object', fields: { namespace: 1, 'a-b': 2, at: 3, data: 4, ratio: 5, wait: 6 } },
      { type: 'string' },
      { type: 'integer' },
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'byte' },
      { type: 'number' },
      { type: 'string', format: 'duration' },
    ] as const;
    const time = '2026-01-31T10:00:00Z';
    const value = { namespace: 'n', 'a-b': 1, at: time, data: 'YWJj', ratio: 2, wait: '1m', extra: true };
    const self = toCel(shapes, 0, value);
    const rules = [
      "self.__namespace__ == 'n' && self.a__dash__b == 1 && self.ratio == 2.0",
      `self.at == timestamp('${time}') && self.data == b'abc' && self.wait == duration('60s')`,
      '!has(self.extra)',
    ];
    for (const rule of rules) expect([rule, evaluateRule(rule, { self })]).toEqual([rule, { is: 'true' }]);
  });
});
