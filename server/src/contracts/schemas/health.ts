import { z } from '@strapi/utils';

/** Why a process is not ready. */
export const NOT_READY_REASONS = ['workersNotStarted', 'stopping', 'databaseSilent'] as const;

export type NotReadyReason = (typeof NOT_READY_REASONS)[number];

/** Whether the process answers; it says nothing else. */
export const liveAnswer = z.object({ status: z.literal('live'), reasons: z.array(z.never()) });

export type LiveAnswer = z.output<typeof liveAnswer>;

export const readyAnswer = z.object({
  status: z.enum(['ready', 'notReady']),
  reasons: z.array(z.enum(NOT_READY_REASONS)).describe('Empty when the process is ready'),
});

export type ReadyAnswer = z.output<typeof readyAnswer>;
