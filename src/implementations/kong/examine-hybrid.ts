import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { holdsId } from '../fact.ts';
import { isHybrid, usesPolicy } from './fields.ts';
import { answering, setting } from './findings.ts';
import type { Product } from './product.ts';
import { HYBRID_CLIENT, HYBRID_DEPTH, HYBRID_VERIFY, OPERATOR_CHANGES } from './sources.ts';

/** Id of the fact that says from when a hybrid Gateway reads annotations. */
export const HYBRID_FACT = 'hybrid-annotations';

/** KON-09: what a hybrid Gateway of Konnect passes over. */
export function hybridFindings(configuration: Configuration, product: Product): readonly Finding[] {
  if (!isHybrid(product.fields, configuration)) return [];
  return [
    ...tooOld(configuration, product),
    ...policies(configuration, product),
    ...cas(configuration),
    ...routes(configuration),
  ];
}

const EVIDENCE = [HYBRID_VERIFY, HYBRID_DEPTH, HYBRID_CLIENT, OPERATOR_CHANGES];

function tooOld({ setting: here }: Configuration, product: Product): Finding[] {
  if (holdsId(product.facts, HYBRID_FACT, here) !== 'no') return [];
  return [
    {
      id: 'KON-09',
      severity: 'error',
      message: `${product.label} ${here.version} reads no TLS annotations for hybrid Gateways.`,
      reason: 'They came with 2.2, as far as is known; before, the backend gets plain text.',
      at: { field: 'setting.version' },
      evidence: EVIDENCE,
      fixes: [setting('setting.version', '2.2', `Use ${product.label} 2.2`)],
    },
  ];
}

function policies(configuration: Configuration, { fields }: Product): Finding[] {
  const verifies = configuration.backends.some(({ validation }) => validation.mode !== 'skip');
  if (!verifies || !usesPolicy(fields, configuration)) return [];
  return [
    {
      id: 'KON-09',
      severity: 'error',
      message: 'A hybrid Gateway of Konnect reads no BackendTLSPolicy.',
      reason: 'Its routes become entities of Konnect by annotations alone: with a policy the backend gets plain text.',
      at: { field: `options.${fields.way.id}` },
      evidence: EVIDENCE,
      fixes: [answering(configuration, fields.way, 'annotations', 'Verify by annotations of the Service')],
    },
  ];
}

function cas({ backends }: Configuration): Finding[] {
  return backends.flatMap(({ validation }, index): Finding[] => {
    if (validation.mode !== 'custom') return [];
    const { hostname, subjectAltNames } = validation;
    return [
      {
        id: 'KON-09',
        severity: 'error',
        message: 'A hybrid Gateway of Konnect takes no CA from an annotation.',
        reason:
          'tls-verify counts, and CA annotations are not known to: the certificate is checked against the trust store of the gateway. Put the CA there, or into Konnect.',
        at: { field: `${backendPath(index)}.validation.mode` },
        evidence: EVIDENCE,
        fixes: [
          setting(
            `${backendPath(index)}.validation`,
            { mode: 'system', hostname, subjectAltNames: subjectAltNames.map((san) => ({ ...san })) },
            'Verify against the gateway’s trust store',
          ),
        ],
      },
    ];
  });
}

function routes({ route }: Configuration): Finding[] {
  if (route.kind === 'HTTPRoute') return [];
  return [
    {
      id: 'KON-09',
      severity: 'warning',
      message: `Whether a hybrid Gateway of Konnect takes a ${route.kind} depends on the version.`,
      reason: 'HTTPRoutes came first and others one by one; the route’s status says whether it was taken.',
      at: { field: 'route.kind' },
      evidence: EVIDENCE,
      fixes: [],
    },
  ];
}
