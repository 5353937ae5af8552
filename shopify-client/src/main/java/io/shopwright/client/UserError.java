package io.shopwright.client;

import java.util.List;

/**
 * Why a mutation was refused.
 *
 * @param field path to the input at fault, such as {@code [input, title]}; empty if the error is about the whole input
 * @param message for a person
 * @param code for a program; empty where the mutation's errors have none
 */
public record UserError(List<String> field, String message, String code) {
    public UserError {
        field = List.copyOf(field);
    }

    @Override
    public String toString() {
        String where = field.isEmpty() ? "" : String.join(".", field) + ": ";
        return where + message + (code.isEmpty() ? "" : " (" + code + ")");
    }
}
