import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { aPendingRegistration } from "../../test/pending-registration.ts";
import { startService, type TestService } from "../../test/service.ts";
import { IdentityUnavailable } from "../identity/identity.ts";
import { readGroup } from "../portal-users/read-group.ts";
import { reconcilePortalUsers } from "../portal-users/reconcile.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
  await service.work();
});
afterAll(() => service.stop());
beforeEach(async () => {
  service.identity.users.clear();
  service.mailbox.sent.length = 0;
  service.mailbox.refused.clear();
  await service.database.owner.query("delete from portal_user");
});

function addSuperAdmin(
  email: string,
  customerNumber: string,
  more: { enabled?: boolean; locale?: "de" | "en" } = {},
) {
  return service.identity.add({
    email,
    groups: ["portal-users", "super-admins"],
    customerNumbers: [customerNumber],
    ...more,
  });
}

function addOperator(email: string) {
  return service.identity.add({ email, groups: ["operators"] });
}

describe("a confirmed registration is told", () => {
  test("to every super admin of the customer who can log in, and to nobody else", async () => {
    addSuperAdmin("eins@praxis.example", "1000001");
    addSuperAdmin("two@praxis.example", "1000001", { locale: "en" });
    addSuperAdmin("weg@praxis.example", "1000001", { enabled: false });
    addSuperAdmin("andere@mvz.example", "1000002");
    addOperator("operator@cgm.example");
    const id = await aPendingRegistration(service);
    const [german, english] = await eventually(() => {
      const [one] = service.mailbox.to("eins@praxis.example");
      const [two] = service.mailbox.to("two@praxis.example");
      if (!one || !two) throw new Error("not yet");
      return [one, two];
    });
    expect(german.text).toContain(`https://approval.example/registrations/${id}`);
    expect(german.text).toContain("Praxis am Rhein");
    expect(english.subject).toBe("A registration for CGM PORTAL is waiting for your decision");
    for (const address of ["weg@praxis.example", "andere@mvz.example", "operator@cgm.example"]) {
      expect(service.mailbox.to(address)).toEqual([]);
    }
  });

  test("to the operators where the customer has no super admin", async () => {
    addSuperAdmin("andere@mvz.example", "1000002");
    addOperator("operator@cgm.example");
    await aPendingRegistration(service, { customerNumber: "1000003" });
    await eventually(() => {
      expect(service.mailbox.to("operator@cgm.example")[0]?.text).toContain("keinen Super Admin");
    });
  });

  test("to the others when one address is refused", async () => {
    addSuperAdmin("kaputt@praxis.example", "1000001");
    addSuperAdmin("heil@praxis.example", "1000001");
    service.mailbox.refused.add("kaputt@praxis.example");
    await aPendingRegistration(service);
    await eventually(() => {
      expect(service.mailbox.to("heil@praxis.example")).toHaveLength(1);
    });
    await eventually(async () => {
      expect(await service.jobsIn("failed")).toEqual([expect.objectContaining({ name: "mail-approver" })]);
    });
  });

  test("visibly to nobody where there is nobody", async () => {
    await aPendingRegistration(service);
    await eventually(async () => {
      expect((await service.jobsIn("failed")).map(({ name }) => name)).toContain("inform-approvers");
    });
  });
});

test("the projection is put right from Keycloak: new, changed and gone", async () => {
  const stays = addSuperAdmin("bleibt@praxis.example", "1000001");
  const goes = addSuperAdmin("geht@praxis.example", "1000001");
  for (let count = 0; count < 250; count++) {
    service.identity.add({
      email: `user${count}@praxis.example`,
      groups: ["portal-users"],
      customerNumbers: ["1000001"],
    });
  }
  addOperator("operator@cgm.example");
  const reconcile = async (key: string) => {
    await service.database.app.transaction((transaction) =>
      service.jobs.enqueue(transaction, "reconcile-portal-users", null, { key }),
    );
    await eventually(async () => {
      const { rowCount } = await service.database.owner.query(
        "select from pgboss.job where name = 'reconcile-portal-users' and singleton_key = $1 and state = 'completed'",
        [key],
      );
      expect(rowCount).toBe(1);
    });
    const { rows } = await service.database.owner.query<{ email: string; role: string }>(
      `select email, case when is_super_admin then 'super-admin' when is_operator then 'operator' else '' end as role
       from portal_user order by email`,
    );
    return rows;
  };
  const first = await reconcile("first");
  expect(first.filter(({ email }) => email.startsWith("user"))).toHaveLength(250);
  expect(first).toContainEqual({ email: "geht@praxis.example", role: "super-admin" });
  expect(first).toContainEqual({ email: "bleibt@praxis.example", role: "super-admin" });
  expect(first).toContainEqual({ email: "operator@cgm.example", role: "operator" });

  stays.groups.delete("super-admins");
  service.identity.users.delete(goes.id);
  const second = await reconcile("second");
  expect(second.filter(({ email }) => email.startsWith("user"))).toHaveLength(250);
  expect(second.map(({ email }) => email)).not.toContain("geht@praxis.example");
  expect(second).toContainEqual({ email: "bleibt@praxis.example", role: "" });
});

test("a reading that is interrupted takes no right away", async () => {
  const superAdmin = addSuperAdmin("bleibt@praxis.example", "1000001");
  await readGroup({ database: service.database.app, identity: service.identity }, "super-admins");
  service.identity.before.listMembers = () => {
    if (service.identity.requests.at(-2) === "listMembers")
      throw new IdentityUnavailable("gone in the middle");
  };
  await expect(reconcilePortalUsers(service.jobParts)).rejects.toThrow(IdentityUnavailable);
  service.identity.before = {};
  const { rows } = await service.database.owner.query<{ is_super_admin: boolean }>(
    "select is_super_admin from portal_user where user_id = $1",
    [superAdmin.id],
  );
  expect(rows).toEqual([{ is_super_admin: true }]);
});
