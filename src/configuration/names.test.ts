import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import {
  DNS_LABEL,
  DNS_SUBDOMAIN,
  HOST_NAME,
  type NameForm,
  PORT_NAME,
  SAN_URI,
  SERVICE_NAME,
  shortened,
  WILDCARD_HOST_NAME,
} from './names.ts';

const takes = ({ pattern, maxLength }: NameForm, text: string) => text.length <= maxLength && pattern.test(text);
const label63 = 'a'.repeat(63);
const name253 = `${label63}.${label63}.${label63}.${'a'.repeat(61)}`;

describe.each<[string, NameForm, readonly string[], readonly string[]]>([
  ['DNS_LABEL', DNS_LABEL, ['a', '0', 'a-b', label63], ['', '-a', 'a-', 'A', 'a.b', 'a_b', `${label63}a`, 'ä']],
  ['SERVICE_NAME', SERVICE_NAME, ['a', 'a0', 'a-b', label63], ['', '0a', 'a-', 'A', 'a.b', `${label63}a`]],
  ['DNS_SUBDOMAIN', DNS_SUBDOMAIN, ['a', 'a.b', '0.1', name253], ['', '.a', 'a.', 'a..b', 'A', 'a_b', `${name253}a`]],
  ['PORT_NAME', PORT_NAME, ['https', '8443a', 'a-b'], ['', '8443', '-a', 'HTTPS', `${label63}a`]],
  [
    'HOST_NAME',
    HOST_NAME,
    ['localhost', 'api.internal.example', 'xn--bcher-kva.example', '1.2.3.com', name253],
    ['', '10.0.0.1', '*.example', 'a.b.', 'a_b', 'API.example', 'a:443', `${label63}a.b`, `${name253}a`, '::1', 'a b'],
  ],
  [
    'WILDCARD_HOST_NAME',
    WILDCARD_HOST_NAME,
    ['*.example.com', 'example.com', '*.a'],
    ['*', '*.', 'a.*.b', '**.a', '*a.b', '10.0.0.1', `*.${name253}`],
  ],
  [
    'SAN_URI',
    SAN_URI,
    ['spiffe://cluster.local/ns/shop/sa/api', 'https://a', 'a+b.c-d://x/y?z#w'],
    ['', 'urn:isbn:1', 'spiffe:/a', '//a', 'spiffe://', 'spiffe:// a', '1a://b'],
  ],
])('%s', (_, form, good, bad) => {
  it.each(good)('takes %s', (text) => expect(takes(form, text)).toBe(true));
  it.each(bad)('refuses %j', (text) => expect(takes(form, text)).toBe(false));
});

describe('all forms', () => {
  const all = [DNS_LABEL, SERVICE_NAME, DNS_SUBDOMAIN, PORT_NAME, HOST_NAME, WILDCARD_HOST_NAME, SAN_URI];

  it('nest: a Service name is a label, a label is a subdomain, a host name is a wildcard host name', () => {
    const alphabet = fc.constantFrom('a', 'b', '0', '1', '-', '.', '*');
    fc.assert(
      fc.property(fc.string({ unit: alphabet, minLength: 1, maxLength: 12 }), (text) => {
        if (takes(SERVICE_NAME, text)) expect(takes(DNS_LABEL, text)).toBe(true);
        if (takes(DNS_LABEL, text)) expect(takes(DNS_SUBDOMAIN, text)).toBe(true);
        if (takes(HOST_NAME, text)) expect(takes(WILDCARD_HOST_NAME, text) && takes(DNS_SUBDOMAIN, text)).toBe(true);
        if (takes(WILDCARD_HOST_NAME, text)) expect(takes(HOST_NAME, text.replace(/^\*\./, ''))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('answer at once, however long and hostile the text', () => {
    for (const { pattern } of all) {
      const start = performance.now();
      for (const text of ['a'.repeat(50_000), 'a-'.repeat(25_000), 'a.'.repeat(25_000), `${'-a'.repeat(25_000)}!`])
        pattern.test(text);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});

describe('shortened', () => {
  it('cuts where the name still ends well, and leaves short names alone', () => {
    expect(shortened('api', 253)).toBe('api');
    expect(shortened('a.b-c', 4)).toBe('a.b');
    expect(shortened(`${'a'.repeat(10)}-.-b`, 13)).toBe('a'.repeat(10));
  });
});
