import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import { type Dialect, evidenceOf, type GatewayProxy } from './dialect.ts';
import type { Commands } from './steps.ts';

/** The right to list Secrets, which istiod asks for before it hands a key pair to a proxy. */
export function secretRights(
  dialect: Dialect,
  { podsOf }: Commands,
  configuration: Configuration,
  { namespace }: GatewayProxy,
): readonly Step[] {
  const { gateway, clientCertificate } = configuration;
  const { selector } = podsOf(configuration);
  const account = `$(kubectl --namespace ${namespace} get pods --selector ${selector} --output jsonpath='{.items[0].spec.serviceAccountName}')`;
  const role = `${gateway.name}-secrets`;
  return [
    {
      id: `${dialect.id}-secret-rights`,
      phase: 'prerequisite',
      title: 'Give the gateway’s ServiceAccount the right to list Secrets',
      text: 'The control plane asks whether the account may list the Secrets of its namespace, and for no single one: the right is for all of them. Keep other Secrets out of the namespace, or give the Gateway one of its own.',
      commands: [
        {
          run: `kubectl --namespace ${namespace} create role ${role} --verb get,list,watch --resource secrets && kubectl --namespace ${namespace} create rolebinding ${role} --role ${role} --serviceaccount "${namespace}:${account}"`,
          expect: 'role and rolebinding created.',
        },
        {
          run: `kubectl auth can-i list secrets --namespace ${namespace} --as "system:serviceaccount:${namespace}:${account}"`,
          expect: 'yes',
        },
        {
          run: `kubectl --namespace ${namespace} get secret ${clientCertificate?.secret ?? ''} --output jsonpath='{.type}'`,
          expect: 'kubernetes.io/tls',
        },
      ],
      evidence: evidenceOf(dialect, 'secrets-of-proxy'),
    },
  ];
}
