import { startApp } from './app';
import { applyStored, storePayload } from './applying';
import { payloadOf } from './people';
async function main() {
  const { strapi, stop } = await startApp({ backgroundWork: false });
  const n = 1_000_000;
  const total = new Map<string, { ms: number; count: number }>();
  const started = new Map<string, number>();
  let on = false;
  strapi.db.connection.on('query', (q: any) => started.set(q.__knexQueryUid, performance.now()));
  strapi.db.connection.on('query-response', (_r: any, q: any) => {
    if (!on) return;
    const key = q.sql.replace(/\s+/g, ' ').slice(0, 110);
    const t = total.get(key) ?? { ms: 0, count: 0 };
    t.ms += performance.now() - (started.get(q.__knexQueryUid) ?? 0); t.count += 1; total.set(key, t);
  });
  let sum = 0; let cpu = 0; const R = 200;
  const again = process.argv[2] === 'again';
  for (let i = 0; i < 40; i++) await applyStored(strapi, await storePayload(strapi, payloadOf(n + i * 50)));
  on = true;
  for (let i = 40; i < 40 + R; i++) { const d = await storePayload(strapi, payloadOf(n + (again ? (i - 40) % 40 : i) * 50)); const t = performance.now(); const c = process.cpuUsage(); await applyStored(strapi, d); sum += performance.now() - t; const u = process.cpuUsage(c); cpu += (u.user + u.system) / 1000; }
  console.log('avg', (sum / R).toFixed(2), 'cpu', (cpu / R).toFixed(2));
  for (const [k, { ms, count }] of [...total].sort((a, b) => b[1].ms - a[1].ms)) console.log((ms / R).toFixed(3), (count / R).toFixed(1), k);
  await stop();
}
void main();
