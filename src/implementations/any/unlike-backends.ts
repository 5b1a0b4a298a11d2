import { evidence } from '../../gateway-api/evidence.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import type { Hop, TlsConnection } from '../../gateway-api/hop.ts';
import { hopsByRule } from '../../gateway-api/hops-by-rule.ts';
import { sameJson } from '../../manifest/json.ts';
import { describeRef, type ObjectRef, slotOf } from '../../manifest/object.ts';

const ALIKE = evidence(
  'source',
  'https://github.com/nginx/nginx-gateway-fabric/blob/main/internal/controller/state/graph/backend_refs.go',
  'policies of one rule are compared',
);

/** GEN-40: backends of one rule that are verified in different ways, which the standard allows and not everybody can do. */
export function unlikeBackends(hops: readonly Hop[]): readonly Finding[] {
  return hopsByRule(hops).flatMap((rule) => {
    const [first, ...others] = rule.flatMap(({ from, connection }) =>
      connection.kind === 'tls' ? [{ from, connection }] : [],
    );
    const other = first && others.find(({ connection }) => !sameJson(asked(first.connection), asked(connection)));
    return other === undefined ? [] : [unlike(other.from.route, other.from.rule, other.from.backendRef)];
  });
}

/** What the policies of a rule are compared by. */
function asked({ sni, names, anchors }: TlsConnection) {
  return {
    sni: { ...sni },
    names: names.kind === 'checked' ? names.names.map(({ type, value }) => `${type} ${value}`) : names.kind,
    anchors: anchors.kind === 'references' ? anchors.references.map(slotOf) : anchors.kind,
  };
}

function unlike(route: ObjectRef, rule: number, backendRef: number): Finding {
  return {
    id: 'GEN-40',
    severity: 'info',
    message: `The backends of rule ${rule} of ${describeRef(route)} are verified in different ways.`,
    reason:
      'The standard has a policy for each Service, and NGINX Gateway Fabric refuses a rule whose policies differ. Give them the same CA and host name, or a rule each, if the manifests are to work everywhere.',
    at: { object: route, path: ['spec', 'rules', rule, 'backendRefs', backendRef] },
    evidence: [ALIKE],
    fixes: [],
  };
}
