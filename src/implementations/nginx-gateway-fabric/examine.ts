import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { clientCertificateField } from '../../gateway-api/releases.ts';
import { factOf } from '../fact.ts';
import { switched } from '../field.ts';
import { unlisted, type Versioned } from '../version-findings.ts';
import { type Abilities, abilitiesOf, factBehind } from './abilities.ts';
import { streamFindings } from './examine-streams.ts';
import { facts } from './facts.ts';
import { isStream, optionPath, ubi } from './fields.ts';
import { SPECIFICATIONS } from './sources.ts';
import { versions } from './versions.ts';
import { letTlsPass, pinCertificate, toEnvoyGateway } from './ways-out.ts';

const VERSIONED: Versioned = { label: 'NGINX Gateway Fabric', versions, evidence: [SPECIFICATIONS] };
const DIFFERENCES =
  'What depends on the version: BackendTLSPolicy v1 without a flag, and the client certificate, from 2.3; TLSRoute v1 from 2.5; chains with several intermediates from 2.6.';

/** What NGINX Gateway Fabric cannot do of what is asked for, and what the answer leaves open. */
export function examine(configuration: Configuration): readonly Finding[] {
  const abilities = abilitiesOf(configuration.setting);
  return [
    ...(isStream(configuration) ? streamFindings(configuration) : verification(configuration, abilities)),
    ...externalHosts(configuration),
    ...certificateField(configuration, abilities),
    ...tooOld(configuration, abilities),
    ...unlisted(configuration, 'NGF-23', VERSIONED, DIFFERENCES),
  ];
}

function verification(configuration: Configuration, abilities: Abilities): Finding[] {
  return [
    ...skip(configuration),
    ...systemStore(configuration),
    ...secretType(configuration, abilities),
    ...chainLength(configuration, abilities),
  ];
}

/** NGF-10: said once, with ways out for all backends that want it. */
function skip(configuration: Configuration): Finding[] {
  const index = configuration.backends.findIndex(({ validation }) => validation.mode === 'skip');
  if (index < 0) return [];
  const fact = factOf(facts, 'skip');
  return [
    {
      id: 'NGF-10',
      severity: 'error',
      message: 'NGINX Gateway Fabric cannot skip verification.',
      reason: `${fact.claim} A self-signed certificate can be its own CA: it is then verified, and renewing it means renewing the ConfigMap. One that a CA has signed needs that CA instead. Or TLS passes through, and the client decides.`,
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence: [...fact.evidence, ...factOf(facts, 'openssl-anchors').evidence],
      fixes: [
        pinCertificate(configuration),
        ...letTlsPass(configuration),
        toEnvoyGateway('Use Envoy Gateway, which can skip'),
      ],
    },
  ];
}

/** NGF-04: the file of system CAs is part of one of the images. */
function systemStore(configuration: Configuration): Finding[] {
  const index = configuration.backends.findIndex(({ validation }) => validation.mode === 'system');
  const validation = configuration.backends[index]?.validation;
  if (validation?.mode !== 'system') return [];
  const fact = factOf(facts, 'system-ca');
  const missing = switched(ubi, configuration);
  return [
    {
      id: 'NGF-04',
      severity: missing ? 'error' : 'info',
      message: missing
        ? 'The UBI image has no system CAs where nginx looks for them.'
        : 'The system’s CAs are those of the Alpine image; on the UBI image there are none.',
      reason: `${fact.claim} nginx cannot load a configuration that names a missing file, and keeps the one before. Give the CA in a ConfigMap.`,
      at: { field: missing ? optionPath(ubi) : `${backendPath(index)}.validation.mode` },
      evidence: fact.evidence,
      fixes: [customCa(configuration)],
    },
  ];
}

function customCa({ backends }: Configuration) {
  return {
    label: 'Take the CA from a ConfigMap',
    edits: backends.flatMap(({ validation }, index) =>
      validation.mode !== 'system'
        ? []
        : [
            {
              at: `${backendPath(index)}.validation`,
              value: { ...validation, mode: 'custom', ca: { kind: 'ConfigMap', name: 'api-ca' } },
            },
          ],
    ),
  };
}

/** NGF-02: what kind of Secret it has to be. Said once. */
function secretType({ backends }: Configuration, { secretCa }: Abilities): Finding[] {
  const index = backends.findIndex(({ validation }) => validation.mode === 'custom' && validation.ca.kind === 'Secret');
  if (index < 0 || secretCa === 'no') return [];
  const fact = factOf(facts, 'secret-type');
  return [
    {
      id: 'NGF-02',
      severity: 'warning',
      message: 'The Secret with the CA has to be of type kubernetes.io/tls.',
      reason: `${fact.claim} cert-manager writes such Secrets. A Secret with ca.crt alone is refused, and requests are answered with 500.`,
      at: { field: `${backendPath(index)}.validation.ca.kind` },
      evidence: fact.evidence,
      fixes: [
        {
          label: 'Take the CA from a ConfigMap',
          edits: [{ at: `${backendPath(index)}.validation.ca`, value: { kind: 'ConfigMap', name: 'api-ca' } }],
        },
      ],
    },
  ];
}

/** NGF-08: before 2.6 nginx's own limit holds. */
function chainLength({ backends, setting }: Configuration, { verifyDepth }: Abilities): Finding[] {
  const index = backends.findIndex(({ validation }) => validation.mode !== 'skip');
  if (index < 0 || verifyDepth === 'yes') return [];
  const { claim, evidence } = factBehind('verifyDepth');
  const isPublic = backends[index]?.validation.mode === 'system';
  return [
    {
      id: 'NGF-08',
      severity: isPublic ? 'warning' : 'info',
      message:
        verifyDepth === 'no'
          ? `Version ${setting.version} accepts chains with one intermediate certificate at most.`
          : 'Before 2.6, chains with more than one intermediate certificate fail.',
      reason:
        `${claim} Requests are then answered with 502, and nginx logs “unable to get local issuer certificate”. ${isPublic ? 'Public CAs use two intermediates more and more.' : ''}`.trim(),
      at: { field: 'setting.version' },
      evidence,
      fixes: [{ label: 'Use NGINX Gateway Fabric 2.6', edits: [{ at: 'setting.version', value: '2.6' }] }],
    },
  ];
}

/** NGF-18: said once. */
function externalHosts({ backends }: Configuration): Finding[] {
  const index = backends.findIndex(({ target }) => target.kind === 'ExternalHost');
  const target = backends[index]?.target;
  if (target?.kind !== 'ExternalHost') return [];
  const fact = factOf(facts, 'target-external-host');
  return [
    {
      id: 'NGF-18',
      severity: 'error',
      message: `There is no kind here that leads to ${target.hostname}.`,
      reason: `${fact.claim} That Service, and the resolver, are not written here: make them yourself, and then choose the Service as target.`,
      at: { field: `${backendPath(index)}.target.kind` },
      evidence: fact.evidence,
      fixes: [toEnvoyGateway('Use Envoy Gateway’s Backend')],
    },
  ];
}

/** NGF-09: the field of Gateway API 1.3 and older. */
function certificateField(configuration: Configuration, { clientCertificate }: Abilities): Finding[] {
  const { setting, route } = configuration;
  if (configuration.clientCertificate === null || clientCertificate === 'no' || route.kind !== 'HTTPRoute') return [];
  if (clientCertificateField(setting.gatewayApi) !== 'spec.backendTLS') return [];
  const { claim, evidence } = factBehind('clientCertificate');
  return [
    {
      id: 'NGF-09',
      severity: 'error',
      message: `The Gateway’s field of Gateway API ${setting.gatewayApi.release} is not read.`,
      reason: `${claim} It is read from spec.tls.backend, which Gateway API has from 1.4 on.`,
      at: { field: 'clientCertificate' },
      evidence,
      fixes: [
        {
          label: 'Use Gateway API 1.5, standard channel',
          edits: [
            { at: 'setting.gatewayApi.release', value: '1.5' },
            { at: 'setting.gatewayApi.channel', value: 'standard' },
          ],
        },
        { label: 'Show no client certificate', edits: [{ at: 'clientCertificate', value: null }] },
      ],
    },
  ];
}

/** NGF-22: releases that are built for a Gateway API which is not offered. */
function tooOld({ setting }: Configuration, { offered }: Abilities): Finding[] {
  if (offered !== 'no') return [];
  const { claim, evidence } = factBehind('offered');
  return [
    {
      id: 'NGF-22',
      severity: 'error',
      message: `NGINX Gateway Fabric ${setting.version} is not offered here.`,
      reason: `${claim} 1.2 is built for Gateway API 1.0, with a BackendTLSPolicy v1alpha2 of another shape; 1.3 and 1.4 for 1.1. The manifests are those for 1.5.`,
      at: { field: 'setting.version' },
      evidence,
      fixes: [{ label: 'Use NGINX Gateway Fabric 2.6', edits: [{ at: 'setting.version', value: '2.6' }] }],
    },
  ];
}
