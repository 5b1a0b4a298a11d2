import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { evidence } from '../../gateway-api/evidence.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import type { Fact } from '../../implementations/fact.ts';
import { skipFindings } from './skip.ts';

const seen = [evidence('source', 'https://example.org/fact')] as const;
const fact = (id: string, feature: Fact['feature'], outcome: Fact['outcome']): Fact => ({
  id,
  feature,
  outcome,
  claim: 'It is so.',
  when: { versions: [{}] },
  evidence: seen,
});
const VERIFIES = [fact('custom', 'mode-custom', 'honoured'), fact('pem', 'ca-PEM', 'honoured')];

const hop: Hop = {
  from: null,
  to: { kind: 'Service', namespace: 'shop', name: 'api', port: 8443, portName: 'https' },
  speaker: 'the gateway',
  connection: {
    kind: 'tls',
    sni: { kind: 'none' },
    anchors: { kind: 'unchecked' },
    names: { kind: 'unchecked' },
    clientCertificate: null,
    minimumVersion: null,
    maximumVersion: null,
  },
  because: [],
  evidence: [],
  unsure: [],
};

describe('the way back from skipping', () => {
  const [first] = DEFAULTS.backends;
  const validation = { mode: 'skip', hostname: null, reason: 'a device of ours', reviewBy: '2027-03-01' } as const;
  const configuration = { ...DEFAULTS, backends: [{ ...first, validation }] as const };
  const labels = (facts: readonly Fact[]) =>
    skipFindings(
      { ...configuration, backends: [configuration.backends[0]] },
      [{ hop, backend: 0, explanation: '' }],
      facts,
    )
      .flatMap(({ fixes }) => fixes)
      .map(({ label }) => label);

  it('names the backend’s own certificate where that can be trusted', () => {
    expect(labels(VERIFIES)).toEqual([expect.stringContaining('or its own')]);
    const unsure = fact('own-certificate-as-anchor', 'behaviour', 'unsure');
    expect(labels([...VERIFIES, unsure])).toEqual([expect.stringContaining('or its own')]);
  });

  it('names the CA alone where the facts refuse the backend’s own', () => {
    const refused = fact('own-certificate-as-anchor', 'behaviour', 'rejected');
    expect(labels([...VERIFIES, refused])).toEqual([expect.stringMatching(/^Verify against the pasted CA/)]);
  });

  it('is none where nothing is verified', () => {
    expect(labels([])).toEqual([]);
  });
});
