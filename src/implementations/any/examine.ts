import { backendPath } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { evidence } from '../../gateway-api/evidence.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';

/** The nearest implementation that can do more. */
const TO_ENVOY_GATEWAY: Fix['edits'] = [
  { at: 'setting.implementation', value: 'envoy-gateway' },
  { at: 'setting.version', value: '1.9' },
];

/** What the standard alone cannot do. */
export function examine(configuration: Configuration): readonly Finding[] {
  return configuration.backends.flatMap((backend, index) => [
    ...skip(backend, index),
    ...systemCa(backend, index),
    ...externalHost(backend, index),
  ]);
}

function skip(backend: Backend, index: number): Finding[] {
  if (backend.validation.mode !== 'skip') return [];
  const fact = factOf(facts, 'skip');
  return [
    {
      id: 'GEN-10',
      severity: 'error',
      message: 'No field of the standard switches certificate verification off.',
      reason: `${fact.claim} Each implementation has a way of its own, or none: choose yours, or make the backend’s own certificate the CA.`,
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence: fact.evidence,
      fixes: [
        pinCertificate(backend, index),
        {
          label: 'Use Envoy Gateway’s way',
          edits: TO_ENVOY_GATEWAY,
        },
      ],
    },
  ];
}

/** Healthy status and plain text have been seen together: worth a warning as long as nobody says which gateway it is. */
function systemCa({ validation }: Backend, index: number): Finding[] {
  if (validation.mode !== 'system') return [];
  const fact = factOf(facts, 'system-ca');
  return [
    {
      id: 'GEN-35',
      severity: 'warning',
      message: 'Whether the system’s CAs can be used depends on the implementation.',
      reason: `${fact.claim} Most refuse the policy where they cannot; one has accepted it and sent plain text. Choose your implementation to know, or give the CA in a ConfigMap.`,
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence: [
        ...fact.evidence,
        evidence('issue', 'https://github.com/cilium/cilium/issues/48307', 'Cilium 1.20: accepted, and plain text'),
      ],
      fixes: [],
    },
  ];
}

function pinCertificate(backend: Backend, index: number): Fix {
  const hostname = backend.validation.hostname ?? 'api.internal.example';
  return {
    label: 'Verify against the backend’s own certificate instead',
    edits: [
      {
        at: `${backendPath(index)}.validation`,
        value: { mode: 'custom', hostname, subjectAltNames: [], ca: { kind: 'ConfigMap', name: 'api-ca' } },
      },
    ],
  };
}

function externalHost(backend: Backend, index: number): Finding[] {
  if (backend.target.kind !== 'ExternalHost') return [];
  const fact = factOf(facts, 'target-external-host');
  return [
    {
      id: 'GEN-14',
      severity: 'error',
      message: `The standard has no way to reach ${backend.target.hostname} outside the cluster.`,
      reason: `${fact.claim} Implementations have kinds of their own for it: choose yours.`,
      at: { field: `${backendPath(index)}.target.kind` },
      evidence: fact.evidence,
      fixes: [
        {
          label: 'Use Envoy Gateway’s Backend',
          edits: TO_ENVOY_GATEWAY,
        },
      ],
    },
  ];
}
