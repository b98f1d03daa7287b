import { createRequire } from 'node:module';
import { LoggableError } from '../describe-error';
import { text } from '../database/values';
import type { OpenChannel } from './notifications';

/** BullMQ's relay, as far as it is used: it brings a message to every process, each with an inbox. */
export interface Relay {
  subscribe(topic: string, listener: (message: { data: unknown }) => void): Promise<unknown>;
  publish(topic: string, data: string): Promise<unknown>;
  /** `recovered`: it was away so long that messages may be lost. */
  on(event: 'error' | 'recovered', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** What connects the relay to Redis, e.g. `{ host, port, password }`. */
export interface BullmqSettings {
  connection: Record<string, unknown>;
}

interface RelayOptions {
  connection: Record<string, unknown>;
  namespace: string;
}

interface Bullmq {
  Relay: new (options: RelayOptions) => Relay;
}

const NAMESPACE = 's360';
const TOPIC = 'changes';

export const relayChannel =
  (newRelay: () => Relay): OpenChannel =>
  async ({ heard, lost }) => {
    const relay = newRelay();
    const failed = new Promise<never>((_resolve, reject) => relay.on('error', reject));
    relay.on('error', lost);
    relay.on('recovered', () => heard(undefined));
    const listening = relay.subscribe(TOPIC, ({ data }) => heard(text(data) ?? undefined));
    try {
      // Without its server a relay never connects, and only reports the error.
      await Promise.race([listening, failed]);
    } catch (error) {
      listening.catch(() => undefined);
      relay.close().catch(() => undefined);
      throw missingDriver(error) ?? error;
    }
    return { send: (sender) => relay.publish(TOPIC, sender), close: () => relay.close() };
  };

/** The app has no BullMQ although its configuration asks for it. */
export class NoBullmqError extends LoggableError {
  constructor() {
    super(
      'The setting "wake" asks for BullMQ, but the app has no package "bullmq". Install "bullmq" 6 with "ioredis", or leave "wake" out.',
    );
  }
}

/** The app has BullMQ, but not the package by which it reaches its server. */
export class NoDriverError extends LoggableError {
  constructor(driver: string) {
    super(`BullMQ needs the package "${driver}" in the app: install it, or leave "wake" out.`);
  }
}

/** BullMQ finds out only when it connects, and its error has no code. */
function missingDriver(error: unknown): NoDriverError | null {
  const [, driver] =
    /could not load the optional '(\w+)' package/.exec(
      error instanceof Error ? error.message : '',
    ) ?? [];
  return driver === undefined ? null : new NoDriverError(driver);
}

/** BullMQ is a package of the host: this plugin installs neither it nor its drivers. */
function installedBullmq(appRoot: string): Bullmq {
  try {
    return createRequire(`${appRoot}/package.json`)('bullmq') as Bullmq;
  } catch {
    throw new NoBullmqError();
  }
}

/** Notifications through the relay of the host's BullMQ. Throws if the host has none. */
export function bullmqChannel({ connection }: BullmqSettings, appRoot: string): OpenChannel {
  const { Relay: BullmqRelay } = installedBullmq(appRoot);
  return relayChannel(() => new BullmqRelay({ connection, namespace: NAMESPACE }));
}
