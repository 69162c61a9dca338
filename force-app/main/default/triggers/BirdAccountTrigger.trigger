trigger BirdAccountTrigger on Account(before insert, before update) {
    switch on Trigger.operationType {
        when BEFORE_INSERT, BEFORE_UPDATE {
            BirdAccountTriggerHandler.beforeSave(Trigger.new);
        }
    }
}
