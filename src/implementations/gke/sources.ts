import { evidence } from '../../gateway-api/evidence.ts';

const REPORTS = 'https://github.com/kubernetes-sigs/gateway-api/tree/main/conformance/reports';
const CLOUD = 'https://docs.cloud.google.com';

/** Where the claims about GKE come from. Its controller is closed source: documentation and conformance reports are all there is. */
export const RESOURCES = evidence(
  'docs',
  `${CLOUD}/kubernetes-engine/docs/how-to/configure-gateway-resources`,
  'backend TLS, health checks',
);
export const REPORT_135 = evidence('docs', REPORTS, 'v1.5, GKE 1.35.2: BackendTLSPolicy and SAN validation');
export const REPORT_136 = evidence('docs', REPORTS, 'v1.6, GKE 1.36.2: the client certificate too');
export const REPORT_134 = evidence('docs', REPORTS, 'v1.4.0, GKE 1.34.4: BackendTLSPolicy is not claimed');
export const AUTHENTICATED = evidence(
  'docs',
  `${CLOUD}/load-balancing/docs/backend-authenticated-tls-backend-mtls`,
  'which load balancers authenticate backends, and what they do without',
);
export const ENCRYPTION = evidence(
  'docs',
  `${CLOUD}/load-balancing/docs/ssl-certificates/encryption-to-the-backends`,
  'what is checked of backend certificates',
);
export const APP_PROTOCOL = evidence(
  'docs',
  'https://gateway-api.sigs.k8s.io/geps/gep-1897/',
  'prior art: GKE takes appProtocol HTTPS for TLS without verification',
);
export const HEALTH_CHECK_CRD = evidence(
  'source',
  'https://github.com/GoogleCloudPlatform/gke-gateway-api',
  'HealthCheckPolicy: config.type and one health check of that protocol',
);
export const ADD_ON = evidence(
  'issue',
  'https://github.com/googlecloudrobotics/core/pull/690',
  'the add-on has no GRPCRoute',
);
