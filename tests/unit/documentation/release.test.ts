import { SERVERS } from '../../databases/servers';
import { rowsOf, textOf } from './pages';

const PAGE = 'docs/contributing/release.md';

const manifest = JSON.parse(textOf('package.json')) as {
  engines: { node: string };
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional: boolean }>;
  repository: { url: string };
  homepage: string;
  bugs: { url: string };
  author: string;
};

const supported = (what: string): string => rowsOf(PAGE).find(([name]) => name === what)?.[1] ?? '';

describe('the release', () => {
  it('supports the Strapi that its page names', () => {
    expect(supported('Strapi')).toBe(`\`${manifest.peerDependencies['@strapi/strapi'] ?? ''}\``);
  });

  it("leaves the version of @strapi/utils to the app's Strapi", () => {
    // A required peer makes npm install the newest beside it, and Strapi then answers 500 for 403.
    expect(manifest.peerDependenciesMeta['@strapi/utils']).toEqual({ optional: true });
  });

  it('is tested on each Node that its page names, beginning with the oldest that npm lets in', () => {
    const matrix = /node: \[([^\]]+)\]/.exec(textOf('.github/workflows/ci.yml'))?.[1];
    expect(matrix).toBe(supported('Node'));
    expect(manifest.engines.node).toBe(`>=${matrix?.split(',')[0] ?? ''}.0.0`);
  });

  it('is tested on a server of each database that its workflow starts, and so is each release', () => {
    const workflow = textOf('.github/workflows/ci.yml');
    const named = SERVERS.filter(({ hostVariable }) => workflow.includes(`${hostVariable}: `));
    expect(named).toEqual(SERVERS);
    const release = textOf('.github/workflows/release.yml');
    expect(release).toContain('uses: ./.github/workflows/ci.yml');
    expect(release).toContain('needs: everything');
  });

  it('names its public addresses and its author', () => {
    const { author, bugs, homepage, repository } = manifest;
    const [, place = ''] = /^git\+(https:.*)\.git$/.exec(repository.url) ?? [];
    expect([homepage, bugs.url]).toEqual([`${place}#readme`, `${place}/issues`]);
    expect(author).toContain('https://');
  });

  it('installs from any registry: the lock file names none', () => {
    expect(textOf('package-lock.json').match(/"resolved": "http[^"]*"/g)).toBeNull();
  });
});
