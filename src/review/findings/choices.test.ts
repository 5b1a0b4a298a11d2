import { describe, expect, it } from 'vitest';
import type { Configuration, ConfigurationInput } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { evidence } from '../../gateway-api/evidence.ts';
import { CHOICES, type Fact } from '../../implementations/fact.ts';
import { choiceFindings } from './choices.ts';

function configured(input: ConfigurationInput): Configuration {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

const seen = [evidence('source', 'https://example.org/fact')] as const;
/** Everything is honoured, but for what is said otherwise. */
function factsBut(...others: readonly Pick<Fact, 'feature' | 'outcome' | 'when'>[]): readonly Fact[] {
  const honoured = CHOICES.filter((feature) => !others.some((other) => other.feature === feature));
  return [
    ...honoured.map(
      (feature): Fact => ({
        id: feature,
        feature,
        outcome: 'honoured',
        claim: '',
        when: { versions: [{}] },
        evidence: seen,
      }),
    ),
    ...others.map((other): Fact => ({ id: `not-${other.feature}`, claim: 'It is so.', evidence: seen, ...other })),
  ];
}
const always = { versions: [{}] } as const;
const lines = (input: ConfigurationInput, facts: readonly Fact[], passesThrough = false) =>
  choiceFindings(configured(input), facts, passesThrough).map(
    ({ id, severity, at }) => `${severity} ${id} ${at.field}`,
  );

const CUSTOM: ConfigurationInput = {
  clientCertificate: {},
  tlsVersions: { minimum: '1.2' },
  backends: [
    {
      validation: { mode: 'custom', ca: { kind: 'Secret' }, subjectAltNames: [{ type: 'Hostname', hostname: 'a.b' }] },
    },
  ],
};

describe('choiceFindings', () => {
  it('says nothing where everything is honoured', () => {
    expect(lines(CUSTOM, factsBut())).toEqual([]);
  });

  it.each<[Fact['feature'], string]>([
    ['mode-custom', 'backends.0.validation.mode'],
    ['ca-Secret', 'backends.0.validation.ca.kind'],
    ['subject-alt-names', 'backends.0.validation.subjectAltNames'],
    ['target-Service', 'backends.0.target.kind'],
    ['route-HTTPRoute', 'route.kind'],
    ['client-certificate', 'clientCertificate'],
    ['tls-versions', 'tlsVersions'],
  ])('is an error at the field of %s where it is refused, a warning where nobody is sure', (feature, field) => {
    expect(lines(CUSTOM, factsBut({ feature, outcome: 'rejected', when: always }))).toEqual([`error GEN-16 ${field}`]);
    expect(lines(CUSTOM, factsBut({ feature, outcome: 'unsure', when: always }))).toEqual([`warning GEN-16 ${field}`]);
  });

  it('asks no further where the mode is refused', () => {
    const refused = factsBut(
      { feature: 'mode-custom', outcome: 'rejected', when: always },
      { feature: 'ca-Secret', outcome: 'rejected', when: always },
    );
    expect(lines(CUSTOM, refused)).toEqual(['error GEN-16 backends.0.validation.mode']);
  });

  it('leaves validation to the client where TLS passes through', () => {
    const refused = factsBut({ feature: 'mode-custom', outcome: 'rejected', when: always });
    expect(lines(CUSTOM, refused, true)).toEqual([]);
  });

  it('is sure of a version, and not of an unlisted one', () => {
    const before = factsBut(
      { feature: 'mode-skip', outcome: 'rejected', when: { versions: [{ below: '2.0' }] } },
      {
        feature: 'mode-skip',
        outcome: 'honoured',
        when: { versions: [{ from: '2.0' }] },
      },
    );
    const skip = (version: string): ConfigurationInput => ({
      setting: { version },
      backends: [{ validation: { mode: 'skip' } }],
    });
    expect(lines(skip('1.9'), before)).toEqual(['error GEN-16 backends.0.validation.mode']);
    expect(lines(skip('2.0'), before)).toEqual([]);
    expect(lines(skip('unlisted'), before)).toEqual(['warning GEN-16 backends.0.validation.mode']);
  });

  it('says once what holds for the whole route', () => {
    const refused = factsBut({ feature: 'route-HTTPRoute', outcome: 'rejected', when: always });
    expect(lines({ backends: [{}, {}, {}] }, refused)).toEqual(['error GEN-16 route.kind']);
  });

  it('calls an ignored policy target by its own name, and offers the Service behind it', () => {
    const ignored = factsBut({ feature: 'target-Gateway', outcome: 'ignored', when: always });
    const [finding] = choiceFindings(
      configured({ backends: [{ target: { kind: 'Gateway', service: 'web' } }] }),
      ignored,
    );
    expect(finding).toMatchObject({
      id: 'GEN-21',
      severity: 'error',
      reason: expect.stringContaining('nothing comes of it'),
    });
    expect(finding?.fixes[0]?.edits).toEqual([
      { at: 'backends.0.target', value: expect.objectContaining({ kind: 'Service', namespace: 'shop', name: 'web' }) },
    ]);
  });

  it('warns that a choice means plain text', () => {
    const plain = factsBut({ feature: 'mode-system', outcome: 'plaintext', when: always });
    const [finding] = choiceFindings(configured({ backends: [{ validation: { mode: 'system' } }] }), plain);
    expect(finding?.reason).toBe('It is so. The gateway speaks plain text instead.');
  });
});
