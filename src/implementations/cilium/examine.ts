import { backendPath } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { pinInstead } from '../pin-instead.ts';
import { unlisted, type Versioned } from '../version-findings.ts';
import { facts } from './facts.ts';
import { RELEASES } from './sources.ts';
import { versions } from './versions.ts';

const VERSIONED: Versioned = { label: 'Cilium', versions, evidence: [RELEASES] };
const DIFFERENCES =
  'Before 1.20 Cilium ignores every BackendTLSPolicy, and the gateway speaks plain text; before 1.20.2 it checks no name. Later versions may have mended what is said here of the system’s CAs and of GRPCRoutes.';

/** What Cilium cannot do of what is asked for. */
export function examine(configuration: Configuration): readonly Finding[] {
  return [
    ...configuration.backends.flatMap((backend, index) => [...systemCa(backend, index), ...skip(backend, index)]),
    ...grpc(configuration),
    ...untested(configuration),
    ...unlisted(configuration, 'CIL-23', VERSIONED, DIFFERENCES),
  ];
}

/** CIL-02: the policy looks healthy, and nothing is encrypted. */
function systemCa(backend: Backend, index: number): Finding[] {
  const { validation } = backend;
  if (validation.mode !== 'system') return [];
  const ca = { kind: 'ConfigMap', name: 'public-cas' };
  return [
    refusal('CIL-02', 'system-ca', `${backendPath(index)}.validation.mode`, {
      message: 'With the system’s CAs Cilium speaks plain text to the backend.',
      more: 'Put the CAs into a ConfigMap instead: the backend’s own, or the bundle of public ones.',
      fixes: [
        {
          label: 'Take the CAs from a ConfigMap',
          edits: [{ at: `${backendPath(index)}.validation`, value: { ...validation, mode: 'custom', ca } }],
        },
      ],
    }),
  ];
}

/** CIL-06: no way but a trusted certificate. */
function skip(backend: Backend, index: number): Finding[] {
  if (backend.validation.mode !== 'skip') return [];
  return [
    refusal('CIL-06', 'skip', `${backendPath(index)}.validation.mode`, {
      message: 'Cilium cannot encrypt without verifying.',
      more: 'A self-signed certificate can be trusted by itself: paste it as the CA, and give the name that it is for.',
      fixes: [pinInstead(backend, index)],
    }),
  ];
}

/** CIL-04: healthy status, and HTTP/2 without TLS. */
function grpc({ route }: Configuration): Finding[] {
  if (route.kind !== 'GRPCRoute') return [];
  return [
    refusal('CIL-04', 'route-GRPCRoute', 'route.kind', {
      message: 'For a GRPCRoute Cilium speaks plain text to the backend.',
      more: 'An HTTPRoute with the same host names takes the policy.',
      fixes: [{ label: 'Use an HTTPRoute', edits: [{ at: 'route.kind', value: 'HTTPRoute' }] }],
    }),
  ];
}

/** CIL-01: the operator looks for its kinds once, when it starts. */
function untested({ setting }: Configuration): Finding[] {
  const { release } = setting.gatewayApi;
  if (release === '1.6') return [];
  const { claim, evidence } = factOf(facts, 'required-kind');
  return [
    {
      id: 'CIL-01',
      severity: 'warning',
      message: `Cilium 1.20 has been tested with Gateway API 1.6, not with ${release}.`,
      reason: `${claim} The same holds for the API versions of other kinds that it needs.`,
      at: { field: 'setting.gatewayApi.release' },
      evidence,
      fixes: [{ label: 'Use Gateway API 1.6', edits: [{ at: 'setting.gatewayApi.release', value: '1.6' }] }],
    },
  ];
}

interface Refusal {
  readonly message: string;
  readonly more: string;
  readonly fixes: readonly Fix[];
}

function refusal(id: string, fact: string, field: string, { message, more, fixes }: Refusal): Finding {
  const { claim, evidence } = factOf(facts, fact);
  return { id, severity: 'error', message, reason: `${claim} ${more}`, at: { field }, evidence, fixes };
}
