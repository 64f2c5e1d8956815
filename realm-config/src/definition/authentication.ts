import { z } from "zod";

const requirement = z.enum(["REQUIRED", "ALTERNATIVE", "CONDITIONAL", "DISABLED"]);

const authenticatorSchema = z.strictObject({
  authenticator: z.string().min(1),
  requirement,
  /** What the authenticator is told; the whole of it. */
  config: z.record(z.string(), z.string()).optional(),
});

export interface Subflow {
  subflow: string;
  description?: string | undefined;
  type: "basic-flow" | "form-flow";
  /** The page a form flow shows, for example `registration-page-form`. */
  formProvider?: string | undefined;
  requirement: z.infer<typeof requirement>;
  executions: Execution[];
}

export type Execution = z.infer<typeof authenticatorSchema> | Subflow;

const subflowSchema: z.ZodType<Subflow> = z.strictObject({
  subflow: z.string().min(1),
  description: z.string().optional(),
  type: z.enum(["basic-flow", "form-flow"]),
  formProvider: z.string().optional(),
  requirement,
  get executions() {
    return z.array(executionSchema);
  },
});

const executionSchema: z.ZodType<Execution> = z.union([authenticatorSchema, subflowSchema]);

/** An authentication flow of our own. The whole flow is managed: an execution added by hand is drift. */
export const flowSchema = z.strictObject({
  alias: z.string().min(1),
  description: z.string(),
  type: z.enum(["basic-flow", "client-flow"]).default("basic-flow"),
  executions: z.array(executionSchema).min(1),
});

/** A required action; those not declared stay as they are. Lower priority comes first. */
export const requiredActionSchema = z.strictObject({
  alias: z.string().min(1),
  enabled: z.boolean(),
  defaultAction: z.boolean(),
  priority: z.int(),
});

export type Flow = z.infer<typeof flowSchema>;
export type RequiredAction = z.infer<typeof requiredActionSchema>;
