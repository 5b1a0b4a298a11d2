import type { Setting } from '../../configuration/configuration.ts';
import { gatewaysOf, routesOf } from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, type Ability, abilitiesOf, factBehind } from './abilities.ts';
import { facts } from './facts.ts';
import { policyFindings } from './inspect-policies.ts';
import { ruleFindings } from './inspect-rules.ts';
import { CHANGES, MANAGER, TCP_ROUTE } from './sources.ts';
import { NGINX_GROUP } from './watches.ts';

/** What the manifests do not do although they look as if they did, and what has to be switched on for them. */
export function inspect(found: Found, _hops: readonly Hop[], setting: Setting): readonly Finding[] {
  const abilities = abilitiesOf(setting);
  return once([
    ...flags(found, abilities),
    ...policyFindings(found, abilities),
    ...ruleFindings(found, abilities),
    ...clientCertificates(found, abilities),
    ...snippets(found),
  ]);
}

/** NGF-07: kinds that are read only with the experimental features. */
function flags(found: Found, abilities: Abilities): Finding[] {
  return [
    ...flag(found, 'BackendTLSPolicy', abilities, 'policyWithoutFlag'),
    ...flag(found, 'TLSRoute', abilities, 'tlsRouteWithoutFlag'),
    ...always(found),
  ];
}

const SWITCH =
  'It is the flag --gateway-api-experimental-features, or nginxGateway.gwAPIExperimentalFeatures.enable in Helm; the steps have it.';

function flag(found: Found, kind: string, abilities: Abilities, without: Ability): Finding[] {
  const [first] = ofKind(found, GATEWAY_API_GROUP, kind);
  if (first === undefined || abilities[without] === 'yes') return [];
  const { claim, evidence } = factBehind(without);
  const sure = abilities[without] === 'no';
  return [
    {
      id: 'NGF-07',
      severity: 'warning',
      message: sure
        ? `The controller reads ${kind} only with its experimental features switched on.`
        : `Whether ${kind} needs the experimental features of the controller depends on its version.`,
      reason: `${claim} ${SWITCH} Without it the object gets no status and has no effect.`,
      at: { object: identityOf(first) },
      evidence,
      fixes: [],
    },
  ];
}

function always(found: Found): Finding[] {
  const [first] = ofKind(found, GATEWAY_API_GROUP, 'TCPRoute');
  if (first === undefined) return [];
  return [
    {
      id: 'NGF-07',
      severity: 'warning',
      message: 'The controller reads TCPRoute only with its experimental features switched on.',
      reason: `${factOf(facts, 'route-TCPRoute').claim} ${SWITCH} Without it the route gets no status and no traffic.`,
      at: { object: identityOf(first) },
      evidence: [MANAGER, TCP_ROUTE],
      fixes: [],
    },
  ];
}

/** NGF-09: routes that do not show the Gateway's client certificate. */
function clientCertificates(found: Found, { clientCertificate }: Abilities): Finding[] {
  return routesOf(found).flatMap((route) => {
    const gateway = gatewaysOf(found, route).find((one) => clientCertificateOf(one) !== null);
    if (gateway === undefined || (route.kind === 'HTTPRoute' && clientCertificate !== 'no')) return [];
    const fact = factOf(
      facts,
      clientCertificate === 'no' ? 'client-certificate-before' : 'client-certificate-other-routes',
    );
    return [
      {
        id: 'NGF-09',
        severity: 'error' as const,
        message: `${describeRef(identityOf(gateway))} names a client certificate, and backends of ${describeRef(identityOf(route))} do not see it.`,
        reason: fact.claim,
        at: { object: identityOf(gateway) },
        evidence: [...fact.evidence, CHANGES],
        fixes: [],
      },
    ];
  });
}

const SNIPPETS = ['SnippetsFilter', 'SnippetsPolicy'];
const VERIFY = /\b(?:proxy|grpc)_ssl_(?:verify|trusted_certificate|name|server_name)\b/;

/** NGF-11: directives that are written for policies already. */
function snippets(found: Found): Finding[] {
  return SNIPPETS.flatMap((kind) => ofKind(found, NGINX_GROUP, kind)).flatMap((object) =>
    pickList(object, 'spec', 'snippets').flatMap((snippet, index): Finding[] => {
      const directive = VERIFY.exec(pickString(snippet, 'value') ?? '')?.[0];
      if (directive === undefined) return [];
      const fact = factOf(facts, 'snippets-cannot-skip');
      return [
        {
          id: 'NGF-11',
          severity: 'error',
          message: `${directive} in ${describeRef(identityOf(object))} changes nothing, or breaks the configuration.`,
          reason: `${fact.claim} Say it in a BackendTLSPolicy.`,
          at: { object: identityOf(object), path: ['spec', 'snippets', index, 'value'] },
          evidence: fact.evidence,
          fixes: [],
        },
      ];
    }),
  );
}
