package org.yanqi.web.page;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Lets pages read the components of records, which Expression Language 5 does not know yet (6 does). */
public final class RecordResolver extends ELResolver {

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (!(base instanceof Record) || property == null) {
            return null;
        }
        try {
            Object value = base.getClass().getMethod(property.toString()).invoke(base);
            context.setPropertyResolved(true);
            return value;
        } catch (NoSuchMethodException e) {
            throw new PropertyNotFoundException(base.getClass().getName() + " has no component " + property, e);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new ELException(base.getClass().getName() + "." + property + " cannot be read", e);
        }
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        if (base instanceof Record) {
            throw new PropertyNotWritableException(base.getClass().getName() + " is a record");
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base instanceof Record) {
            context.setPropertyResolved(true);
        }
        return true;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return base instanceof Record ? String.class : null;
    }
}
