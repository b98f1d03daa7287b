import { createContext, useContext } from 'react';

const ShowEffect = createContext<() => void>(() => undefined);

/** Gives the dialogs below a way to show what all collected changes would do. */
export const ShowEffectProvider = ShowEffect.Provider;

export const useShowEffect = (): (() => void) => useContext(ShowEffect);
