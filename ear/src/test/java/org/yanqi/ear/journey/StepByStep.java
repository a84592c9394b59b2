package org.yanqi.ear.journey;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Each test of a class begins where the one before has ended: after a failure the rest is skipped. The failure tells what
 * stood on the handlers' screens then.
 */
final class StepByStep implements TestExecutionExceptionHandler, ExecutionCondition {

    private static final Namespace NAMESPACE = Namespace.create(StepByStep.class);

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        context.getParent().orElseThrow().getStore(NAMESPACE).put("failed", context.getDisplayName());
        throw new AssertionError(Handler.screens() + " " + failure.getMessage(), failure);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Object failed = context.getStore(NAMESPACE).get("failed");
        return failed == null
                ? ConditionEvaluationResult.enabled("nothing has failed")
                : ConditionEvaluationResult.disabled("after the failure of " + failed);
    }
}
