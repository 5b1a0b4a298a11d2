import type { ChoiceId } from './fact.ts';

/** The choices as heads of a table. */
export const CHOICE_HEADS: { readonly [choice in ChoiceId]: string } = {
  'mode-system': 'System CAs',
  'mode-custom': 'Custom CA',
  'mode-skip': 'Skip verification',
  'ca-ConfigMap': 'CA: ConfigMap',
  'ca-Secret': 'CA: Secret',
  'ca-ClusterTrustBundle': 'CA: ClusterTrustBundle',
  'ca-PEM': 'CA: pasted',
  'ca-ClusterCA': 'CA: the cluster’s',
  'target-Service': 'Service',
  'target-ExternalHost': 'External host',
  'target-Gateway': 'Policy on a Gateway',
  'target-HTTPRoute': 'Policy on an HTTPRoute',
  'route-HTTPRoute': 'HTTPRoute',
  'route-GRPCRoute': 'GRPCRoute',
  'route-TLSRoute': 'TLSRoute',
  'route-TCPRoute': 'TCPRoute',
  'subject-alt-names': 'Subject alternative names',
  'client-certificate': 'Client certificate',
  'tls-versions': 'TLS versions',
};

/** What the choices are called, as the beginning of a sentence. */
export const CHOICE_LABELS: { readonly [choice in ChoiceId]: string } = {
  'mode-system': 'Verification against the system’s CAs',
  'mode-custom': 'Verification against a CA of your own',
  'mode-skip': 'Encryption without verification',
  'ca-ConfigMap': 'A CA from a ConfigMap',
  'ca-Secret': 'A CA from a Secret',
  'ca-ClusterTrustBundle': 'A CA from a ClusterTrustBundle',
  'ca-PEM': 'A pasted CA',
  'ca-ClusterCA': 'The cluster’s own CA',
  'target-Service': 'A Service as target',
  'target-ExternalHost': 'A host outside the cluster as target',
  'target-Gateway': 'A Gateway as policy target',
  'target-HTTPRoute': 'An HTTPRoute as policy target',
  'route-HTTPRoute': 'An HTTPRoute',
  'route-GRPCRoute': 'A GRPCRoute',
  'route-TLSRoute': 'A TLSRoute',
  'route-TCPRoute': 'A TCPRoute',
  'subject-alt-names': 'Subject alternative names',
  'client-certificate': 'A client certificate for the backend',
  'tls-versions': 'TLS versions towards the backend',
};
