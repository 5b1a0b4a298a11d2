import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../configuration/configuration.ts';
import { withEdits } from '../configuration/with-edits.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import type { Hand } from './hand.ts';
import { generatedText, type Settled, settle } from './settle.ts';
import { textFindings } from './text-findings.ts';

const WRITERS = { agreed: envoy, now: envoy };
const agreed = withEdits(DEFAULTS, [
  { at: 'setting', value: { ...DEFAULTS.setting, implementation: 'envoy-gateway', version: '1.9' } },
  { at: 'output.completeExample', value: true },
]);
const TEXT = generatedText(envoy.write(agreed));

/** The Service “api” of policy, route and its own object gets another name behind a place of the text. */
function renamedBehind(place: string): Settled & { readonly hand: Hand } {
  const [before = '', after = ''] = TEXT.split(place);
  const text = before + place + after.replace('name: api', 'name: orders');
  const settled = settle({ text, good: TEXT, agreed, had: [] }, agreed, WRITERS);
  if (settled.hand === null) throw new Error('The text is as it was.');
  return { ...settled, hand: settled.hand };
}

const found = ({ hand, configuration }: Settled & { readonly hand: Hand }) => textFindings(hand, configuration, envoy);

describe('a value that stands in several places', () => {
  test('is renamed in the form where its policy is, and can be renamed everywhere', () => {
    const settled = renamedBehind('targetRefs:');
    expect(settled.configuration.backends[0].target).toMatchObject({ name: 'orders' });
    const [finding, ...others] = found(settled);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'MAN-02', at: { object: { kind: 'HTTPRoute' } } });
    expect(finding?.fixes.map(({ label }) => label)).toEqual(['Rename everywhere to “api”', 'Say “orders” here too']);
  });

  test('is missed by all that refer to it where the object itself is renamed, and they can follow', () => {
    const settled = renamedBehind('kind: Service\nmetadata:');
    const astray = found(settled);
    expect(astray.map(({ id, at }) => `${id} ${at.object?.kind}`)).toEqual([
      'MAN-04 BackendTLSPolicy',
      'MAN-04 HTTPRoute',
    ]);
    const [finding] = astray;
    expect(finding?.fixes.map(({ label }) => label)).toEqual([
      'Rename everywhere to “orders”',
      'Call the Service “api”',
    ]);
  });

  test('is found behind the right one of two fields that say the same', () => {
    const settled = renamedBehind('backendRefs:');
    expect(found(settled)).toMatchObject([
      {
        id: 'MAN-02',
        at: { object: { kind: 'HTTPRoute', name: 'api' }, field: 'backends.0.target.name' },
        fixes: [{ label: 'Rename everywhere to “orders”' }, { label: 'Say “api” here too' }],
      },
    ]);
    const [fix] = found(settled)[0]?.fixes ?? [];
    const { hand } = settle(settled.hand, withEdits(settled.configuration, fix?.edits ?? []), WRITERS);
    expect(hand?.text ?? '').not.toContain('- name: api');
    expect(hand?.text.match(/name: orders$/gm)?.length).toBeGreaterThan(2);
  });
});
