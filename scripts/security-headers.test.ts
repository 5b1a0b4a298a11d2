import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CACHE_CONTROL, HEADER_POLICY, META_POLICY, SECURITY_HEADERS } from './security-headers.ts';

const guide = readFileSync(resolve(import.meta.dirname, '../docs/deploying.md'), 'utf8');

/** The part of the guide under a heading. */
function section(heading: string): string {
  const start = guide.indexOf(`## ${heading}\n`);
  expect(start, heading).toBeGreaterThan(0);
  const end = guide.indexOf('\n## ', start);
  return guide.slice(start, end === -1 ? undefined : end);
}

describe('the guide to deploying', () => {
  it.each(['The headers', 'nginx', 'Caddy', 'S3 and CloudFront', 'Netlify, Cloudflare Pages'])(
    'sets what npm start sends, in “%s”',
    (heading) => {
      const text = section(heading);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        // CloudFront has a switch for this one, whose only value it is.
        if (name === 'X-Content-Type-Options' && text.includes('ContentTypeOptions')) continue;
        expect(text).toContain(value);
      }
    },
  );

  it.each(['nginx', 'Caddy', 'S3 and CloudFront', 'Netlify, Cloudflare Pages'])(
    'caches by name, in “%s”',
    (heading) => {
      expect(section(heading)).toContain(CACHE_CONTROL.hashed);
    },
  );
});

describe('the policy', () => {
  it('is the same in the page and in the header, but for what only a header can say', () => {
    expect(HEADER_POLICY).toBe(`${META_POLICY}; frame-ancestors 'none'`);
  });

  it('lets no script run that is not a file of the page', () => {
    const [, sources] = /script-src ([^;]*)/.exec(META_POLICY) ?? [];
    expect(sources).toBe("'self'");
    expect(META_POLICY).toContain("require-trusted-types-for 'script'");
  });
});
