/**
 * The one place where the page's security policy stands: the build writes it into index.html, `npm start` sends it, and
 * docs/deploying.md is held against it by a test.
 */

/**
 * Trusted Types policies that may exist. `app-worker` is the app's own and makes worker addresses; the others belong to
 * the Monaco editor and to the sanitizer that it carries.
 */
const TRUSTED_TYPES_POLICIES = [
  'app-worker',
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'dompurify',
  'editorGhostText',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'stickyScrollViewLayer',
  'tokenizeToString',
] as const;

const DIRECTIVES: readonly string[] = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  // Monaco and Emotion set style attributes and elements; scripts stay strict.
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${TRUSTED_TYPES_POLICIES.join(' ')}`,
];

/** For `<meta http-equiv>`: browsers ignore `frame-ancestors` there, and the policy does not reach workers. */
export const META_POLICY = DIRECTIVES.join('; ');

/** For the `Content-Security-Policy` header: covers workers as well, and nobody may frame the page. */
export const HEADER_POLICY = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ');

/** What every answer carries, by header name. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': HEADER_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), clipboard-write=(self), display-capture=(), geolocation=(), microphone=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const satisfies Readonly<Record<string, string>>;

/** Names with a content hash never change their content; everything else is asked for again. */
export const CACHE_CONTROL = { hashed: 'public, max-age=31536000, immutable', other: 'no-cache' } as const;
