import { evidence } from '../../gateway-api/evidence.ts';

const DOCS = 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/application-gateway/for-containers';

/** Where the claims come from. The controller is closed source, and its CRDs are not at hand: documentation is all there is. */
export const API = evidence('docs', `${DOCS}/api-specification-kubernetes.md`, 'BackendTLSPolicy, HealthCheckPolicy');
export const BACKEND_MTLS = evidence(
  'docs',
  `${DOCS}/how-to-backend-mtls-gateway-api.md`,
  'verify, and a client certificate',
);
export const END_TO_END = evidence('docs', `${DOCS}/how-to-end-to-end-tls-gateway-api.md`, 'a policy without verify');
export const MTLS_EXAMPLE = evidence(
  'docs',
  `${DOCS}/examples/https-scenario/end-to-end-ssl-with-backend-mtls/deployment.yaml`,
  'the CA’s Secret has the key ca.crt; the policy’s port is the Service’s',
);
export const PROBES = evidence('docs', `${DOCS}/custom-health-probe.md`, 'default probes');
export const GRPC = evidence('docs', `${DOCS}/grpc.md`, 'GRPCRoute');
export const RELEASES = evidence(
  'docs',
  `${DOCS}/alb-controller-release-notes.md`,
  'versions of ALB Controller and of Gateway API',
);
