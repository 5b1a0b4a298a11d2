import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import { CHOICES, type ChoiceId, type Fact } from '../fact.ts';
import type { ReadingImplementation } from '../implementation.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { GATEWAYS, type UnableGateway } from './gateways.ts';

/** Nothing of TLS is said by manifests that nobody reads. */
const SAYS: Says = { clientCertificate: false, tlsVersions: false, skippedName: false };

/** The gateway of that id. A misspelt id is a programming error, so it throws. */
export function implementationOf(id: string): ReadingImplementation {
  const gateway = GATEWAYS.find((one) => one.id === id);
  if (gateway === undefined) throw new Error(`No gateway “${id}”.`);
  const observe = (found: Found) => observeGateway(found, gateway);
  return {
    says: 'No known way to TLS towards its backends.',
    versions: [],
    facts: CHOICES.map((choice) => factFor(choice, gateway)),
    watches: [],
    fields: [],
    symptoms: [symptomOf(gateway)],
    write: (configuration) =>
      writeManifests(configuration, { ...standardParts(configuration, []), policyOf: () => undefined }),
    observe,
    examine: (configuration) => examine(configuration, gateway),
    inspect: () => [],
    steps: () => [],
    read: (found, old) => readObserved(found, observe(found), old, SAYS),
  };
}

/** What asks for a kind of route or target is answered as well: without TLS, they are no question here. */
function factFor(choice: ChoiceId, { label, why, knowledge, evidence }: UnableGateway): Fact {
  const isPlace = choice.startsWith('route-') || choice.startsWith('target-');
  return {
    id: choice,
    feature: choice,
    outcome: knowledge === 'unknown' || isPlace ? 'unsure' : choice === 'mode-skip' ? 'rejected' : 'ignored',
    claim: isPlace ? `${label} may take it; there is no TLS to its backends either way.` : why,
    when: { versions: [{}] },
    evidence,
  };
}

function observeGateway(found: Found, gateway: UnableGateway): readonly Hop[] {
  return observeRefs(found, gateway.label, (around) => verdictOf(around, gateway));
}

function verdictOf(around: RefAround, { why, knowledge, evidence }: UnableGateway): Verdict {
  const known: NonEmpty<Evidence> = evidence;
  if (knowledge === 'unknown') return { connection: { kind: 'unknown', reason: why }, evidence: known };
  const isService = around.ref.to.group === '' && around.ref.to.kind === 'Service';
  if (isService) return { connection: untouched(around), evidence: known };
  return { connection: { kind: 'unknown', reason: `What becomes of ${around.ref.to.kind} is not known.` } };
}

/** UNA-01: nothing that could be written would do it. Said at every backend, with what to do instead. */
function examine({ backends }: Configuration, gateway: UnableGateway): readonly Finding[] {
  const { label, why, instead, evidence } = gateway;
  return backends.map((_, index) => ({
    id: 'UNA-01',
    severity: 'error',
    message: `${label} has no known way to speak TLS to its backends through Gateway API.`,
    reason: `${why} ${instead} No manifests are written that would be accepted and do nothing.`.replaceAll('  ', ' '),
    at: { field: `${backendPath(index)}.validation.mode` },
    evidence,
    fixes: [
      {
        label: 'Use Envoy Gateway instead',
        edits: [{ at: 'setting.implementation', value: 'envoy-gateway' }],
      },
    ],
  }));
}

function symptomOf({ label, evidence }: UnableGateway) {
  return {
    cause: `A BackendTLSPolicy is in the cluster, and ${label} does not read it.`,
    status: 'The policy has no status.ancestors.',
    traffic: 'Plain text to the backend: mostly a 400 or an empty answer from a backend that expects TLS.',
    evidence,
  };
}
