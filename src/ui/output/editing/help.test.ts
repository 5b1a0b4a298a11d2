import { describe, expect, it } from 'vitest';
import { structureFor } from '../../../admission/structure.ts';
import { DEFAULTS } from '../../../configuration/configuration.ts';
import { MEANINGS } from '../../../gateway-api/meanings.ts';
import { GATEWAY_API_GROUP } from '../../../gateway-api/releases.ts';
import { helpAt, type KindHelp, suggestionsAt } from './help.ts';
import { textPlace } from './text-place.ts';

const HEAD = `apiVersion: ${GATEWAY_API_GROUP}/v1\nkind: BackendTLSPolicy\n`;

async function policyHelp(): Promise<KindHelp> {
  const setting = { ...DEFAULTS.setting, gatewayApi: { ...DEFAULTS.setting.gatewayApi, release: '1.6' } };
  const structure = await structureFor(setting, GATEWAY_API_GROUP, 'BackendTLSPolicy')?.load();
  const meanings = MEANINGS.find(({ kind }) => kind === 'BackendTLSPolicy');
  return { meanings: meanings ?? null, structure: structure ?? null };
}

/** The place at the end of a text. */
function atEnd(body: string) {
  const lines = (HEAD + body).split('\n');
  return textPlace(lines, lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

describe('suggestionsAt', () => {
  it('offers the keys that are not there yet, with room for what belongs under them', async () => {
    const help = await policyHelp();
    const offered = suggestionsAt(atEnd('spec:\n  validation:\n    hostname: a.example\n    '), help);
    expect(offered.map(({ label }) => label)).not.toContain('hostname');
    expect(offered.find(({ label }) => label === 'caCertificateRefs')?.insert).toBe('caCertificateRefs:\n      - ');
    const inRef = suggestionsAt(atEnd('spec:\n  targetRefs:\n    - '), help);
    expect(inRef.find(({ label }) => label === 'name')).toMatchObject({ insert: 'name: ', required: true });
    expect(inRef.find(({ label }) => label === 'sectionName')?.required).toBe(false);
  });

  it('offers the values that a field takes', async () => {
    const place = atEnd('spec:\n  validation:\n    subjectAltNames:\n      - type: ');
    expect(suggestionsAt(place, await policyHelp()).map(({ insert }) => insert)).toEqual(['Hostname', 'URI']);
  });

  it('offers what every object has, whatever is known of its kind', () => {
    const nothing = { meanings: null, structure: null };
    const offered = suggestionsAt(atEnd('metadata:\n  name: api\n  '), nothing);
    expect(offered.map(({ label }) => label)).toEqual(['namespace', 'labels', 'annotations']);
  });

  it('has nothing to offer where nothing is known', () => {
    expect(suggestionsAt(atEnd('spec:\n  '), { meanings: null, structure: null })).toEqual([]);
  });
});

describe('helpAt', () => {
  it('says what a field means and holds, and where to read more', async () => {
    const help = helpAt(atEnd('spec:\n  validation:\n    hostname'), await policyHelp());
    expect(help).toMatchObject({ path: 'spec.validation.hostname', link: expect.stringMatching(/^https:/) });
    expect(help?.says).toMatch(/SNI/);
    expect(help?.holds).toMatch(/^text, required, at least 1 character, at most 253 characters/);
  });

  it('says nothing about fields that nobody knows', async () => {
    expect(helpAt(atEnd('spec:\n  other: 1'), await policyHelp())).toBeNull();
  });
});
