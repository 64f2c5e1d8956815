import pg from "pg";

/** What a statement needs: the pool itself, or one transaction of it. */
export type Queryable = {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- only who writes the SQL knows its rows
  query<Row = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number }>;
};

/** Statements that take effect together or not at all. */
export type Transaction = Queryable & { readonly isTransaction: true };

export type Database = Queryable & {
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
   * @example await database.transaction(async (transaction) => { … })
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  connectionString: string;
  /** Connections at most; 10 unless told. */
  connections?: number;
  /** How long a statement may take before PostgreSQL ends it. */
  statementTimeoutMs?: number;
  /** How long to wait for a connection. */
  connectTimeoutMs?: number;
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  onIdleError?: (error: Error) => void;
};

/** The database does not answer, or the connection broke under a statement. Trying again makes sense. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
}

/** Opens a pool of connections. Nothing connects before the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.connections ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: "approval-service",
  });
  pool.on("error", (error) => options.onIdleError?.(error));

  return {
    query: (text, values) => queryOn(pool, text, values),
    async transaction(work) {
      const client = await pool.connect().catch(asUnavailable);
      let broken = false;
      // Between two statements of ours, when PostgreSQL shuts down: unheard, the event would end the process (GUARDS C6).
      const onError = (error: Error) => {
        broken = true;
        options.onIdleError?.(error);
      };
      client.on("error", onError);
      try {
        await queryOn(client, "begin");
        const result = await work({
          isTransaction: true,
          query: (text, values) => queryOn(client, text, values),
        });
        await queryOn(client, "commit");
        return result;
      } catch (error) {
        await client.query("rollback").catch(() => {
          broken = true;
        });
        throw error;
      } finally {
        client.off("error", onError);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
async function queryOn<Row>(
  target: pg.Pool | pg.PoolClient,
  text: string,
  values?: readonly unknown[],
): Promise<{ rows: Row[]; rowCount: number }> {
  // Without values PostgreSQL's simple protocol is used, which takes a migration of several statements.
  const result = await (values ? target.query(text, [...values]) : target.query(text)).catch(asUnavailable);
  return { rows: result.rows as Row[], rowCount: result.rowCount ?? 0 };
}

/**
 * Tells faults of the connection from faults of the statement. What is not PostgreSQL's own answer comes from the
 * network; of its answers, these classes are about the server's state (appendix A of its manual): 08 connection, 53 out of
 * resources, 57P shutting down or starting.
 */
function asUnavailable(error: unknown): never {
  const isAnswer = error instanceof pg.DatabaseError;
  if (isAnswer && !/^(?:08|53|57P)/.test(error.code ?? "")) throw error;
  throw new DatabaseUnavailable("The database does not answer.", { cause: error });
}
