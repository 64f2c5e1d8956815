import { useEffect, useState } from "react";

export type Loaded<T> = {
  /** What was read last; it stays while it is read again. */
  data: T | undefined;
  /** Why the last reading failed. */
  error: unknown;
  /** Something newer is being read: what is there may be the answer to an earlier question. */
  isLoading: boolean;
  reload: () => void;
  /** Puts in place what is known without reading again. */
  set: (change: T | ((former: T | undefined) => T | undefined)) => void;
};

/** Reads something now, whenever `load` is another function, and when asked again. Answers that come too late are ignored. */
export function useLoad<T>(load: () => Promise<T>): Loaded<T> {
  const [data, setData] = useState<T>();
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{ load: () => Promise<T>; attempt: number }>();

  useEffect(() => {
    let isCancelled = false;
    load().then(
      (answer) => {
        if (isCancelled) return;
        setData(() => answer);
        setError(undefined);
        setSettled({ load, attempt });
      },
      (cause: unknown) => {
        if (isCancelled) return;
        setError(cause);
        setSettled({ load, attempt });
      },
    );
    return () => {
      isCancelled = true;
    };
  }, [load, attempt]);

  return {
    data,
    error,
    isLoading: settled?.load !== load || settled.attempt !== attempt,
    reload: () => {
      setAttempt((former) => former + 1);
    },
    set: setData,
  };
}
